using NetGen.Tests.Reference;

namespace NetGen.Tests.Golden;

/// <summary>d mean loss / d outputs of a case: what a user with a loss of their own would hand to BackwardFromOutput.</summary>
internal static class GoldenOutputGradients
{
    public static double[] Of(GoldenCase golden)
    {
        int outputs = golden.Sizes[^1];
        var gradients = new double[golden.Outputs.Length];
        for (int k = 0; k < gradients.Length; k++)
        {
            (double a, double y) = (golden.Outputs[k], golden.Targets[k]);
            double byOutput = golden.Loss switch
            {
                SoftmaxCE when golden.Output == LogSoftmax => -y,
                SoftmaxCE => y == 0 ? 0 : -y / a,
                SigmoidBCE => -y / a + (1 - y) / (1 - a),
                _ => ReferenceLosses.GradientByOutput(golden.Loss, a, y, outputs),
            };
            gradients[k] = byOutput / golden.Batch;
        }

        return gradients;
    }
}
