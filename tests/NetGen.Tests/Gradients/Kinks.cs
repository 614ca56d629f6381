using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>Where an activation or a loss has a corner: a difference across it is no derivative.</summary>
internal static class Kinks
{
    /// <summary>The corners of an activation and of its derivative.</summary>
    public static double[] Of(Activation activation) => activation switch
    {
        ReLU or LeakyReLU or ELU or SELU or Softsign => [0],
        ReLU6 => [0, 6],
        HardSigmoid or HardSwish => [-3, 3],
        HardTanh => [-1, 1],
        _ => [],
    };

    /// <summary>The distance of a batch from the nearest corner of any unit or loss.</summary>
    public static double Distance(NetworkDescription description, ReferenceNetwork reference, double[] parameters, double[] inputs, double[] targets)
    {
        double nearest = double.PositiveInfinity;
        int inputSize = description.Sizes[0];
        int outputs = description.Sizes[^1];
        for (int sample = 0; sample < inputs.Length / inputSize; sample++)
        {
            ReferenceNetwork.Pass pass = reference.Propagate(parameters, inputs[(sample * inputSize)..((sample + 1) * inputSize)]);
            for (int layer = 1; layer < description.Sizes.Length; layer++)
            {
                foreach (double kink in Of(description.Activations[layer - 1]))
                    nearest = Math.Min(nearest, pass.Z[layer].Min(z => Math.Abs(z - kink)));
            }

            for (int j = 0; j < outputs; j++)
            {
                double e = pass.A[^1][j] - targets[sample * outputs + j];
                nearest = description.Loss switch
                {
                    MAE => Math.Min(nearest, Math.Abs(e)),
                    Huber => Math.Min(nearest, Math.Abs(Math.Abs(e) - 1)),
                    _ => nearest,
                };
            }
        }

        return nearest;
    }
}
