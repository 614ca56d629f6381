using System.Globalization;
using System.Numerics;
using System.Reflection;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Gradients of biases, and of weights with inputs across lanes, have the bits of scalars that are summed over the samples in their order; the first
/// samples start from 0, others go on. The other gradients are sums of the register tiles.
/// </summary>
public sealed class GradientTests
{
    private const int Margin = 16;

    private const int MostOutputs = 40;

    /// <summary>The outputs that may lie in a tile with a vector of inputs.</summary>
    private const int FewOutputs = 8;

    private static readonly int[] _samples = [1, 2, 3, 9];

    [Fact]
    public void Floats() => CheckPrecision<float>();

    [Fact]
    public void Doubles() => CheckPrecision<double>();

    private static void CheckPrecision<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckWidth<Lanes512<T>, T>();
        CheckWidth<Lanes256<T>, T>();
        CheckWidth<Lanes128<T>, T>();
        CheckWidth<Lanes1<T>, T>();
    }

    private static void CheckWidth<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int outputs = 1; outputs <= MostOutputs; outputs++)
            CheckBiases<TLanes, T>(outputs);
        for (int outputs = 1; outputs <= FewOutputs; outputs++)
        {
            for (int vectors = 1; vectors * outputs <= FewOutputs && vectors <= 4; vectors *= 2)
            {
                Type tile = typeof(ITile).Assembly.GetType(string.Create(CultureInfo.InvariantCulture, $"{typeof(ITile).Namespace}.Tile{outputs}x{vectors}x1"), throwOnError: true)!;
                typeof(GradientTests).GetMethod(nameof(CheckInputLanes), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(typeof(TLanes), typeof(T), tile)
                    .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            }
        }
    }

    private static void CheckBiases<TLanes, T>(int outputs)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LayerShape shape = LayerShape.Of<T>(1, outputs);
        LayerUnderTest.Use(shape);
        foreach (int samples in _samples)
        {
            T[] delta = Values<T>(1, samples * shape.OutputStep);
            foreach (bool isFirst in new[] { false, true })
            {
                T[] gradients = Sums<T>(outputs), expected = [.. gradients];
                for (int output = 0; output < outputs; output++)
                {
                    ref T sum = ref expected[Margin + output];
                    sum = isFirst ? T.Zero : sum;
                    for (int row = 0; row < samples; row++)
                        sum += delta[(row * shape.OutputStep) + output];
                }

                BiasGradients.Add<TLanes, T, LayerUnderTest>(ref delta[0], (nuint)samples, isFirst, ref gradients[Margin]);
                Compare<TLanes, T>(expected, gradients, $"biases, {outputs} outputs, {samples} samples, {(isFirst ? "first" : "not first")}");
            }
        }
    }

    private static void CheckInputLanes<TLanes, T, TTile>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTile : struct, ITile
    {
        int outputs = TTile.Rows;
        for (int tiles = 1; tiles <= 3; tiles++)
        {
            int inputs = tiles * TTile.Vectors * Lanes512<T>.Count;
            LayerShape shape = LayerShape.Of<T>(inputs, outputs);
            LayerUnderTest.Use(shape);
            foreach (int samples in _samples)
            {
                T[] a = Values<T>(1, samples * shape.InputStep), delta = Values<T>(2, samples * shape.OutputStep);
                foreach (bool isFirst in new[] { false, true })
                {
                    T[] gradients = Sums<T>(inputs * outputs), expected = [.. gradients];
                    for (int index = 0; index < inputs * outputs; index++)
                    {
                        (int input, int output) = Math.DivRem(index, outputs);
                        ref T sum = ref expected[Margin + index];
                        sum = ReferenceSum.Of<T>(a.AsSpan(input), shape.InputStep, delta.AsSpan(output), shape.OutputStep, samples, 1, isFirst ? T.Zero : sum) + T.Zero;
                    }

                    InputLanesGradients.Add<TLanes, T, LayerUnderTest, TTile>(ref a[0], ref delta[0], (nuint)samples, isFirst, (nuint)inputs, ref gradients[Margin]);
                    Compare<TLanes, T>(expected, gradients, $"{typeof(TTile).Name}, {inputs} inputs, {samples} samples, {(isFirst ? "first" : "not first")}");
                }
            }
        }
    }

    private static void Compare<TLanes, T>(T[] expected, T[] gradients, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int different = BitComparison.FirstDifference<T>(expected, gradients);
        Assert.True(different < 0, $"{KernelWidths.Text(typeof(TLanes))}, {what}: gradient {different - Margin} is {gradients[Math.Max(different, 0)]}, expected {expected[Math.Max(different, 0)]}.");
    }

    /// <summary>Numbers, zeros of both signs, the least number, whose products are too small for one, and an infinite one among them.</summary>
    private static T[] Values<T>(int seed, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        T[] values = new T[count];
        for (int index = 0; index < count; index++)
        {
            values[index] = index == 61 ? T.PositiveInfinity
                : index % 7 == 3 ? T.NegativeZero
                : index % 11 == 5 ? T.Epsilon
                : T.CreateTruncating((random.NextDouble() * 2) - 1);
        }

        return values;
    }

    /// <summary>Sums of earlier samples, and what must not be written before and behind them.</summary>
    private static T[] Sums<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Repeat(T.CreateTruncating(-12345.625), Margin), .. Values<T>(3, count), .. Enumerable.Repeat(T.CreateTruncating(-12345.625), Margin)];
}
