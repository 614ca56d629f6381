using NetGen.Benchmarks.Accuracy;

namespace NetGen.Tests.Numerics;

/// <summary>The result of a function has the same bits in vectors of every width and in a scalar. A NaN is a NaN, whatever its sign and payload.</summary>
public class SameBitsTests
{
    public static TheoryData<string> Names => new(MeasuredFunctions.All.Select(function => function.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void SingleAtEveryWidth(string name)
    {
        MeasuredFunction function = MeasuredFunctions.All.Single(function => function.Name == name);
        Random random = new(5);
        float[] arguments =
        [
            .. EdgeArguments.Single(),
            .. Enumerable.Range(0, 16_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
            .. Enumerable.Range(0, 16_000).Select(_ => (random.NextSingle() * 40) - 20),
        ];
        int[] expected = Bits(function, 0, arguments);
        foreach (int width in (int[])[128, 256, 512])
        {
            int[] actual = Bits(function, width, arguments);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(expected[i] == actual[i], $"{name}({arguments[i]:G9}) is {expected[i]:X8} in a scalar, {actual[i]:X8} in {width} bits");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DoubleAtEveryWidth(string name)
    {
        MeasuredFunction function = MeasuredFunctions.All.Single(function => function.Name == name);
        Random random = new(6);
        double[] arguments =
        [
            .. EdgeArguments.Double(),
            .. Enumerable.Range(0, 16_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))),
            .. Enumerable.Range(0, 16_000).Select(_ => (random.NextDouble() * 80) - 40),
        ];
        long[] expected = Bits(function, 0, arguments);
        foreach (int width in (int[])[128, 256, 512])
        {
            long[] actual = Bits(function, width, arguments);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(expected[i] == actual[i], $"{name}({arguments[i]:R}) is {expected[i]:X16} in a scalar, {actual[i]:X16} in {width} bits");
        }
    }

    private static int[] Bits(MeasuredFunction function, int width, float[] arguments)
    {
        float[] results = new float[arguments.Length];
        function.Apply(width, arguments, results);
        return Array.ConvertAll(results, y => BitConverter.SingleToInt32Bits(float.IsNaN(y) ? float.NaN : y));
    }

    private static long[] Bits(MeasuredFunction function, int width, double[] arguments)
    {
        double[] results = new double[arguments.Length];
        function.Apply(width, arguments, results);
        return Array.ConvertAll(results, y => BitConverter.DoubleToInt64Bits(double.IsNaN(y) ? double.NaN : y));
    }
}
