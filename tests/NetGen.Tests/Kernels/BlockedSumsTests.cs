using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>Sums of single rows over a matrix that is read from its start to its end have the bits of scalars, each sum in one chain, at all small sizes.</summary>
public sealed class BlockedSumsTests
{
    private const int MostSamples = 3;

    private const int MostOutputs = 40;

    private const int Margin = 16;

    private static readonly int[] _inputs = [.. Enumerable.Range(1, 20), 33];

    [Fact]
    public void Floats()
    {
        Check<Lanes512<float>, float>();
        Check<Lanes256<float>, float>();
        Check<Lanes128<float>, float>();
        Check<Lanes1<float>, float>();
    }

    [Fact]
    public void Doubles()
    {
        Check<Lanes512<double>, double>();
        Check<Lanes256<double>, double>();
        Check<Lanes128<double>, double>();
        Check<Lanes1<double>, double>();
    }

    private static void Check<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int inputs in _inputs)
        {
            for (int outputs = 1; outputs <= MostOutputs; outputs++)
            {
                LayerShape shape = LayerShape.Of<T>(inputs, outputs) with { InputStep = inputs + 1 };
                LayerUnderTest.Use(shape);
                T[] a = Values<T>(1, MostSamples * shape.InputStep, 0), w = Values<T>(2, inputs * outputs, Margin), b = Values<T>(3, outputs, Margin);
                for (int samples = 0; samples <= MostSamples; samples++)
                {
                    T[] sums = Untouched<T>(samples * shape.OutputStep);
                    BlockedSums.Stream<TLanes, T, LayerUnderTest, FromColumns>(ref a[0], (nuint)samples, ref w[0], ref b[0], ref sums[Margin]);
                    Compare(a, w, b, sums, samples, shape, inputs);

                    sums = Untouched<T>(samples * shape.OutputStep);
                    BlockedSums.Stream<TLanes, T, LayerUnderTest, FromZero>(ref a[0], (nuint)samples, ref w[0], ref a[0], ref sums[Margin]);
                    Compare(a, w, null, sums, samples, shape, inputs);

                    sums = Untouched<T>(samples * shape.OutputStep);
                    BlockedSums.Start<TLanes, T, LayerUnderTest, FromColumns>(ref b[0], (nuint)samples, ref sums[Margin]);
                    Compare(a, w, b, sums, samples, shape, 0);
                }
            }
        }

        void Compare(T[] a, T[] w, T[]? b, T[] sums, int samples, LayerShape shape, int terms)
        {
            T[] expected = Untouched<T>(samples * shape.OutputStep);
            for (int row = 0; row < samples; row++)
            {
                // What lies between the outputs and the next row is written, and never read as a result.
                int first = Margin + (row * shape.OutputStep);
                sums.AsSpan(first + shape.Outputs, shape.OutputStep - shape.Outputs).CopyTo(expected.AsSpan(first + shape.Outputs));
                for (int column = 0; column < shape.Outputs; column++)
                    expected[first + column] = ReferenceSum.Of<T>(a.AsSpan(row * shape.InputStep), 1, w.AsSpan(column), shape.Outputs, terms, 1, b is null ? T.Zero : b[column]);
            }

            int different = BitComparison.FirstDifference<T>(expected, sums);
            Assert.True(
                different < 0,
                $"{KernelWidths.Text(typeof(TLanes))}, {samples} samples, {terms} of {shape.Inputs} inputs, {shape.Outputs} outputs, {(b is null ? "no biases" : "biases")}: "
                + $"element {different - Margin} is {sums[Math.Max(different, 0)]}, expected {expected[Math.Max(different, 0)]}.");
        }
    }

    /// <summary>Numbers, zeros of both signs, subnormal ones and an infinite one among them; behind them NaN, which must not matter.</summary>
    private static T[] Values<T>(int seed, int count, int padding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        T[] values = new T[count + padding];
        for (int index = 0; index < values.Length; index++)
        {
            double value = (random.NextDouble() * 2) - 1;
            values[index] = index >= count ? T.NaN
                : index == 29 ? T.PositiveInfinity
                : index % 13 == 6 ? T.NegativeZero
                : index % 17 == 8 ? T.CreateTruncating(100 * value) * T.Epsilon
                : T.CreateTruncating(value);
        }

        return values;
    }

    private static T[] Untouched<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] memory = new T[Margin + count + Margin];
        Array.Fill(memory, T.CreateTruncating(-12345.625));
        return memory;
    }
}
