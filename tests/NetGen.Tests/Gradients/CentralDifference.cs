using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>
/// Compares the gradients of a network in double with central differences of its own loss, parameter by parameter and input
/// by input, on data that stays clear of every corner. The formula is the one of fourth order,
/// (8 (L(p + h) - L(p - h)) - (L(p + 2h) - L(p - 2h))) / 12h: its error is of the order of h^4, far below the rounding of
/// the losses, which is bounded by a few times 2^-52 L / h.
/// </summary>
internal static class CentralDifference
{
    private const int BatchSamples = 3;

    private const double Step = 1e-4;

    /// <summary>Of the larger of the gradient and 5 % of the largest gradient.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>A network with more parameters than this has a prime stride of them moved, and its last.</summary>
    private const int MostMoved = 2000;

    public static void Check(NetworkUnderTest network, ReferenceNetwork reference)
    {
        (double[] parameters, double[] inputs, double[] targets) = SmoothData.Of(network.Description, reference, BatchSamples, 10 * Step);
        network.Parameters = parameters;

        BackwardResult batch = network.BackwardBatch(inputs, targets);
        AssertClose(network, "gradients of a batch", parameters, network.SetParameter, batch.Gradients, batch.Loss,
            () => network.LossOfBatch(inputs, targets));
        AssertClose(network, "input gradients of a batch", inputs, (k, value) => inputs[k] = value, batch.InputGradients, batch.Loss,
            () => network.LossOfBatch(inputs, targets));

        (double[] input, double[] target) = (inputs[..network.InputSize], targets[..network.OutputSize]);
        BackwardResult single = network.Backward(input, target);
        AssertClose(network, "gradients of a sample", parameters, network.SetParameter, single.Gradients, single.Loss,
            () => network.LossOf(input, target));
        AssertClose(network, "input gradients of a sample", input, (k, value) => input[k] = value, single.InputGradients, single.Loss,
            () => network.LossOf(input, target));
    }

    private static void AssertClose(NetworkUnderTest network, string kind, double[] at, Action<int, double> move, double[] gradients, double valueOfLoss, Func<double> loss)
    {
        double rounding = 16 * Math.Pow(2, -52) * Math.Max(1, Math.Abs(valueOfLoss)) / Step;
        double largest = gradients.Max(Math.Abs);
        int stride = at.Length > MostMoved ? 13 : 1;
        for (int index = 0; index < at.Length + stride - 1; index += stride)
        {
            int k = Math.Min(index, at.Length - 1);
            double value = at[k];
            double difference = (8 * (LossAt(Step) - LossAt(-Step)) - (LossAt(2 * Step) - LossAt(-2 * Step))) / (12 * Step);
            move(k, value);
            double allowed = Tolerance * Math.Max(Math.Abs(gradients[k]), 0.05 * largest) + rounding;
            Assert.True(Math.Abs(difference - gradients[k]) <= allowed,
                $"{network}: {kind} [{k}]: {gradients[k]:R}, by difference {difference:R}, apart {Math.Abs(difference - gradients[k]):E2}, allowed {allowed:E2}.");

            double LossAt(double distance)
            {
                move(k, value + distance);
                return loss();
            }
        }
    }
}
