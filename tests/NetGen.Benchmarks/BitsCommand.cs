using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Benchmarks.Accuracy;

namespace NetGen.Benchmarks;

/// <summary>
/// Prints a hash of the results of every function, so that two machines, two runtimes or two sets of instructions can be
/// compared: the lines must be equal. Every NaN counts as the same.
/// </summary>
internal sealed class BitsCommand : ICommand
{
    private const int Count = 1 << 20;

    public string Name => "bits";

    public string Summary => "a hash of the results of every function, equal on every machine";

    public int Run(Options options)
    {
        float[] singles = new float[Count];
        double[] doubles = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            // All magnitudes and signs, then the range in which the functions bend.
            singles[i] = i % 2 == 0 ? BitConverter.Int32BitsToSingle((int)(i * 4099L)) : (float)((i * 1e-4) - 52.4);
            doubles[i] = i % 2 == 0 ? BitConverter.Int64BitsToDouble(i * 8796093022207L) : (i * 2e-4) - 104.8;
        }

        float[] singleResults = new float[Count];
        double[] doubleResults = new double[Count];
        foreach (MeasuredFunction function in MeasuredFunctions.All)
        {
            function.Apply(singles, singleResults);
            function.Apply(doubles, doubleResults);
            for (int i = 0; i < Count; i++)
            {
                singleResults[i] = float.IsNaN(singleResults[i]) ? float.NaN : singleResults[i];
                doubleResults[i] = double.IsNaN(doubleResults[i]) ? double.NaN : doubleResults[i];
            }

            Console.WriteLine($"{function.Name,-24} {Hash(singleResults)} {Hash(doubleResults)}");
        }

        return 0;
    }

    private static string Hash<T>(T[] results)
        where T : unmanaged => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<T>(results)))[..16];
}
