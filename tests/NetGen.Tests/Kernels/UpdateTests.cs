using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Updates of a layer by one sample, in place, by plain descent: weights and biases have the bits of scalars, with and without a penalty, whichever
/// way the kernel goes through the rows, and nothing is written beside them.
/// </summary>
public sealed class UpdateTests
{
    private const int Margin = 16;

    /// <summary>The products of sixteen rows are put together as whole vectors where rows are shorter: two such blocks and a rest are among them.</summary>
    private static readonly int[] _inputs = [.. Enumerable.Range(1, 9), 13, 35];

    private static readonly int[] _outputs = [.. Enumerable.Range(1, 40), 48];

    private const double WeightRate = 0.3;

    private const double BiasRate = 0.7;

    private delegate void Update<T>(ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

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
        CheckShapes<TLanes, T, NoPenalty>();
        CheckShapes<TLanes, T, L2Penalty<Factor>>();
        for (int outputs = 1; outputs <= 8; outputs++)
        {
            for (int vectors = 1; vectors * outputs <= 8 && vectors <= 4; vectors *= 2)
            {
                Type tile = typeof(ITile).Assembly.GetType(string.Create(CultureInfo.InvariantCulture, $"{typeof(ITile).Namespace}.Tile{outputs}x{vectors}x1"), throwOnError: true)!;
                foreach (Type penalty in new[] { typeof(NoPenalty), typeof(L2Penalty<Factor>) })
                {
                    typeof(UpdateTests).GetMethod(nameof(CheckInputLanes), BindingFlags.Static | BindingFlags.NonPublic)!
                        .MakeGenericMethod(typeof(TLanes), typeof(T), penalty, tile)
                        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
                }
            }
        }
    }

    private static void CheckShapes<TLanes, T, TPenalty>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
    {
        foreach (int inputs in _inputs)
        {
            foreach (int outputs in _outputs)
            {
                LayerShape shape = LayerShape.Of<T>(inputs, outputs);
                LayerUnderTest.Use(shape);
                CheckRows<TLanes, T, TPenalty, FetchNothing>(shape);
                CheckRows<TLanes, T, TPenalty, FetchWeights>(shape);
                foreach (int rows in new[] { 1, 4, inputs })
                {
                    Check<TLanes, T, TPenalty>(shape, $"SideBySideUpdate by {rows} rows", hasErrors: false, (rows * outputs) + Lanes512<T>.Count, (ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory) =>
                        SideBySideUpdate.Step<TLanes, T, DescentRule<T>, LayerUnderTest, TPenalty>(ref a, ref delta, in update, Margin, (nuint)rows, ref memory));
                }
            }
        }
    }

    /// <summary>Rows of whole vectors, which are updated one by one.</summary>
    private static void CheckRows<TLanes, T, TPenalty, TFetch>(LayerShape shape)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch
    {
        if (shape.Outputs != shape.OutputStep)
            return;
        if (shape.Outputs % (2 * Lanes512<T>.Count) == 0)
            Check<TLanes, T, TPenalty>(shape, "RowUpdate.StepPairs", hasErrors: false, 0, StepPairs<TLanes, T, TPenalty, TFetch>);
        Check<TLanes, T, TPenalty>(shape, "RowUpdate.Step", hasErrors: false, 0, StepRows<TLanes, T, TPenalty, TFetch>);
        Check<TLanes, T, TPenalty>(shape, "UpdateAndPropagate", hasErrors: true, shape.Inputs, StepAndPropagate<TLanes, T, TPenalty, TFetch>);
    }

    /// <summary>Few outputs, with inputs across lanes: one to three tiles of inputs, all in one block or each in its own.</summary>
    private static void CheckInputLanes<TLanes, T, TPenalty, TTile>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        where TTile : struct, ITile
    {
        int width = TTile.Vectors * Lanes512<T>.Count;
        for (int tiles = 1; tiles <= 3; tiles++)
        {
            LayerShape shape = LayerShape.Of<T>(tiles * width, TTile.Rows);
            LayerUnderTest.Use(shape);
            foreach (int rows in new[] { width, shape.Inputs })
            {
                Check<TLanes, T, TPenalty>(shape, $"SideBySideUpdate by {rows} inputs in lanes, {typeof(TTile).Name}", hasErrors: false, (rows * shape.Outputs) + Lanes512<T>.Count, (ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory) =>
                    SideBySideUpdate.StepInInputLanes<TLanes, T, DescentRule<T>, LayerUnderTest, TPenalty, TTile>(ref a, ref delta, in update, Margin, (nuint)rows, ref memory));
            }
        }
    }

    private static void StepPairs<TLanes, T, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch =>
        RowUpdate.StepPairs<TLanes, T, DescentRule<T>, LayerUnderTest, TPenalty, TFetch>(ref a, ref delta, in update, Margin);

    private static void StepRows<TLanes, T, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch =>
        RowUpdate.Step<TLanes, T, DescentRule<T>, LayerUnderTest, TPenalty, TFetch>(ref a, ref delta, in update, Margin);

    private static void StepAndPropagate<TLanes, T, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<DescentRule<T>, T> update, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch =>
        UpdateAndPropagate.Step<TLanes, T, DescentRule<T>, LayerUnderTest, TPenalty, TFetch>(ref a, ref delta, in update, Margin, ref memory);

    /// <summary>Runs an update and compares parameters, errors and what lies beside them.</summary>
    private static void Check<TLanes, T, TPenalty>(LayerShape shape, string kernel, bool hasErrors, int memoryCount, Update<T> run)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
    {
        T untouched = T.CreateTruncating(-12345.625);
        double l2 = typeof(TPenalty) == typeof(NoPenalty) ? 0 : Factor.Value;
        int weightCount = shape.Inputs * shape.Outputs, parameterCount = weightCount + shape.Outputs;
        T[] a = Values<T>(1, shape.Inputs, 0), delta = Values<T>(2, shape.Outputs, shape.OutputStep - shape.Outputs);
        T[] before = [.. Enumerable.Repeat(untouched, Margin), .. Values<T>(3, parameterCount, 0), .. Enumerable.Repeat(untouched, Margin)];
        T[] parameters = [.. before], memory = [.. Enumerable.Repeat(untouched, memoryCount + Margin)];
        var weightRule = new DescentRule<T>(WeightRate);
        var biasRule = new DescentRule<T>(BiasRate);
        ref T none = ref Unsafe.NullRef<T>();
        var update = new NetworkUpdate<DescentRule<T>, T>(in weightRule, in biasRule, ref parameters[0], ref none, ref none, ref none);

        run(ref a[0], ref delta[0], in update, ref memory[0]);

        T[] expected = [.. before];
        for (int index = 0; index < weightCount; index++)
        {
            (int input, int output) = Math.DivRem(index, shape.Outputs);
            T weight = before[Margin + index];
            T gradient = (a[input] * delta[output]) + T.Zero;
            if (l2 > 0)
                gradient = T.FusedMultiplyAdd(T.CreateTruncating(2 * l2), weight, gradient);
            expected[Margin + index] = T.FusedMultiplyAdd(T.CreateTruncating(-WeightRate), gradient, weight);
        }

        for (int output = 0; output < shape.Outputs; output++)
            expected[Margin + weightCount + output] = T.FusedMultiplyAdd(T.CreateTruncating(-BiasRate), delta[output] + T.Zero, before[Margin + weightCount + output]);
        Compare(expected, parameters, "parameter");

        T[] expectedMemory = [.. memory];
        expectedMemory.AsSpan(memoryCount).Fill(untouched);
        for (int input = 0; hasErrors && input < shape.Inputs; input++)
            expectedMemory[input] = ReferenceSum.Of<T>(delta, 1, before.AsSpan(Margin + (input * shape.Outputs)), 1, shape.Outputs, Lanes512<T>.Count, T.Zero);
        Compare(expectedMemory, memory, hasErrors ? "error" : "gradient");

        void Compare(T[] expectedValues, T[] values, string what)
        {
            int different = BitComparison.FirstDifference<T>(expectedValues, values);
            Assert.True(
                different < 0,
                $"{kernel}, {KernelWidths.Text(typeof(TLanes))}, {shape.Inputs} inputs, {shape.Outputs} outputs, l2 = {l2.ToString(CultureInfo.InvariantCulture)}: "
                + $"{what} {different - (what == "parameter" ? Margin : 0)} is {values[Math.Max(different, 0)]}, expected {expectedValues[Math.Max(different, 0)]}.");
        }
    }

    /// <summary>
    /// Numbers, zeros of both signs, subnormal ones, the least one, whose products are too small for a number, and an infinite one among them; behind
    /// them NaN, which must not matter.
    /// </summary>
    private static T[] Values<T>(int seed, int count, int padding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        T[] values = new T[count + padding];
        for (int index = 0; index < values.Length; index++)
        {
            double value = (random.NextDouble() * 2) - 1;
            values[index] = index >= count ? T.NaN
                : index == 37 ? T.PositiveInfinity
                : index % 7 == 3 ? T.NegativeZero
                : index % 11 == 5 ? T.CreateTruncating(100 * value) * T.Epsilon
                : index % 11 == 8 ? T.Epsilon
                : T.CreateTruncating(value);
        }

        return values;
    }

    private readonly struct Factor : IFactor
    {
        public static double Value => 0.03;
    }
}
