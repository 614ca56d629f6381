using System.Globalization;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Losses and errors of outputs have the bits of scalars: the terms are summed in as many chains as 64 bytes hold elements, and nothing is read
/// behind a sample's outputs. The functions themselves are tested elsewhere.
/// </summary>
public sealed class OutputErrorTests
{
    private const int MostOutputs = 40;

    private const int Margin = 16;

    private const double Scale = 0.37;

    [Fact]
    public void Floats() => CheckPrecision<float>();

    [Fact]
    public void Doubles() => CheckPrecision<double>();

    private static void CheckPrecision<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckActivation<T, Identity>();
        CheckActivation<T, ReLU>();
        CheckActivation<T, Sigmoid>();
        CheckActivation<T, SiLU>();
        Check<T, SigmoidBCE, Sigmoid>();
    }

    private static void CheckActivation<T, TActivation>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation
    {
        Check<T, SquaredError, TActivation>();
        Check<T, MSE, TActivation>();
        Check<T, MAE, TActivation>();
        Check<T, Huber, TActivation>();
    }

    private static void Check<T, TLoss, TActivation>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TActivation : struct, IActivation
    {
        foreach (int samples in new[] { 1, 3 })
        {
            for (int outputs = 1; outputs <= MostOutputs; outputs++)
            {
                foreach (bool isWeighted in new[] { false, true })
                {
                    CheckShape<T, TLoss, TActivation>(samples, outputs, isWeighted, fromOutputs: false);
                    CheckShape<T, TLoss, TActivation>(samples, outputs, isWeighted, fromOutputs: true);
                }
            }
        }
    }

    private static void CheckShape<T, TLoss, TActivation>(int samples, int outputs, bool isWeighted, bool fromOutputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TActivation : struct, IActivation
    {
        LayerShape shape = LayerShape.Of<T>(1, outputs);
        LayerUnderTest.Use(shape);
        T untouched = T.CreateTruncating(-12345.625), scale = T.CreateTruncating(Scale);
        var random = new Random(1);

        // Behind the outputs of a sample is NaN, which must not matter.
        T[] z = [.. Enumerable.Range(0, samples * shape.OutputStep).Select(index => index % shape.OutputStep < outputs ? Number(4) : T.NaN)];
        T[] targets = [.. Enumerable.Range(0, samples * outputs).Select(_ => T.Abs(Number(1)))], weights = isWeighted ? [T.CreateTruncating(0.7), T.Zero, T.CreateTruncating(3.1)] : [];
        T[] losses = [.. Enumerable.Repeat(untouched, samples + 1)], delta = [.. Enumerable.Repeat(untouched, (samples * shape.OutputStep) + Margin)];
        T[] sums = [.. z], expectedLosses = [.. losses];

        var rows = new TrainingBatch<T>(default, samples, scale, targets: targets, sampleWeights: weights, fromOutputs: fromOutputs);
        OutputErrors.Write<T, TLoss, OutputOf<TActivation>, LayerUnderTest>(ref z[0], in rows, ref losses[0], ref delta[0]);

        T[] expected = [.. delta];
        Array.Fill(expected, untouched, samples * shape.OutputStep, Margin);
        for (int row = 0; row < samples; row++)
        {
            T weight = isWeighted ? weights[row] : T.One;
            T[] chains = new T[Lanes512<T>.Count];
            for (int column = 0; column < outputs; column++)
            {
                var sum = new Lanes1<T>(sums[(row * shape.OutputStep) + column]);
                var target = new Lanes1<T>(targets[(row * outputs) + column]);
                Lanes1<T> output = TActivation.Value<Lanes1<T>, T>(sum);
                Lanes1<T> error = fromOutputs ? target : TLoss.Derivative<Lanes1<T>, T>(output, target) * new Lanes1<T>(weight * scale);
                if (typeof(TActivation) != typeof(Identity) && (fromOutputs || !TLoss.IsOfLogits))
                    error *= TActivation.Derivative<Lanes1<T>, T>(TActivation.DerivesFromOutput ? output : sum);
                expected[(row * shape.OutputStep) + column] = error.Value;
                chains[column % chains.Length] += TLoss.Value<Lanes1<T>, T>(TLoss.IsOfLogits ? sum : output, target).Value;
            }

            for (int half = chains.Length / 2; half >= 1; half /= 2)
            {
                for (int chain = 0; chain < half; chain++)
                    chains[chain] += chains[chain + half];
            }

            if (!fromOutputs)
                expectedLosses[row] = weight * chains[0];
        }

        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{typeof(TLoss).Name} of {typeof(TActivation).Name}, {typeof(T).Name}, {samples} samples, {outputs} outputs, {(isWeighted ? "weights" : "no weights")}, {(fromOutputs ? "from outputs" : "from targets")}");
        int different = BitComparison.FirstDifference<T>(expected, delta);
        Assert.True(different < 0, $"{what}: error {different} is {delta[Math.Max(different, 0)]}, expected {expected[Math.Max(different, 0)]}.");
        different = BitComparison.FirstDifference<T>(expectedLosses, losses);
        Assert.True(different < 0, $"{what}: loss {different} is {losses[Math.Max(different, 0)]}, expected {expectedLosses[Math.Max(different, 0)]}.");

        T Number(double most) => random.Next(7) == 0 ? T.Zero : T.CreateTruncating(((random.NextDouble() * 2) - 1) * most);
    }
}
