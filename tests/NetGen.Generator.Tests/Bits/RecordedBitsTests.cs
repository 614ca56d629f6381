using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NetGen.BitsProbe;
using NetGen.Generator.Tests.Snapshots;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Bits;

/// <summary>
/// What some five hundred networks compute has the bits on record: a change of the generator or of a kernel that changes an order of additions
/// is seen here, whatever else it keeps.
/// </summary>
public sealed class RecordedBitsTests
{
    private const int Samples = 37;

    private const int AdamSteps = 3;

    private const int NetworksPerCompilation = 40;

    [ThoroughFact]
    public void EveryNetworkHasTheBitsOnRecord()
    {
        var environment = SnapshotEnvironment.OfProcess();
        environment.RefuseToAcceptUnattended();
        string[] lines = [.. HashedNetworks.All().Chunk(NetworksPerCompilation).SelectMany(Hash)];
        if (environment.Accept)
            File.WriteAllLines(Record(), lines);
        Assert.False(environment.Accept, $"The bits were recorded because {SnapshotEnvironment.AcceptVariable} is set: review the change, then run the tests without it.");
        Assert.Equal(File.ReadAllLines(Record()), lines);
    }

    private static IEnumerable<string> Hash(SweptNetwork[] networks)
    {
        using CompiledNetworks compiled = NetworkCompiler.Compile(networks.Select((network, index) => network.Source(Name(index))));
        foreach ((SweptNetwork network, int index) in networks.Select((network, index) => (network, index)))
        {
            Type type = compiled.Type(Name(index));
            Type number = network.Precision == Precision.Single ? typeof(float) : typeof(double);
            MethodInfo hash = typeof(RecordedBitsTests).GetMethod(nameof(HashAs), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type, number);
            yield return $"{hash.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture)} {network}";
        }
    }

    private static string HashAs<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string results = string.Join('\n', Results.Compute<TNetwork, T>(TNetwork.Create(1), () => TNetwork.Create(1), team: null, Samples, AdamSteps, Samples));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(results)).AsSpan(0, 8));
    }

    private static string Name(int index) => FormattableString.Invariant($"Net{index}");

    private static string Record([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "RecordedBits.txt");
}
