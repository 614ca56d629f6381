using NetGen.Formats.Reading;
using NetGen.Runtime;

namespace NetGen.ModelFiles.Tests.Reference;

/// <summary>What a model that was read computes, in plain double loops and textbook formulas.</summary>
internal static class DenseModelEvaluation
{
    public static double[] Evaluate(this DenseModel model, double[] input)
    {
        double[] values = input;
        foreach (DenseLayer layer in model.Layers)
        {
            var z = new double[layer.Outputs];
            for (int j = 0; j < layer.Outputs; j++)
            {
                z[j] = layer.Biases?[j] ?? 0;
                for (int i = 0; i < layer.Inputs; i++)
                    z[j] += values[i] * layer.Weights[i * layer.Outputs + j];
            }

            LayerActivation activation = layer.Activation ?? throw new InvalidOperationException("The file does not tell the activation.");
            values = Activate(activation.Name, z, activation.Parameter);
        }

        return values;
    }

    public static double[] Activate(string activation, double[] z, double? parameter = null)
    {
        if (activation is not ("Softmax" or "LogSoftmax"))
            return [.. z.Select(value => Activate(activation, value, parameter))];
        double largest = z.Max();
        double sum = z.Sum(value => Math.Exp(value - largest));
        return activation == "Softmax"
            ? [.. z.Select(value => Math.Exp(value - largest) / sum)]
            : [.. z.Select(value => value - largest - Math.Log(sum))];
    }

    private static double Activate(string activation, double z, double? parameter) => activation switch
    {
        "Identity" => z,
        "ReLU" => Math.Max(z, 0),
        "ReLU6" => Math.Clamp(z, 0, 6),
        "LeakyReLU" => z > 0 ? z : (parameter ?? 0.01) * z,
        "ELU" => z > 0 ? z : (parameter ?? 1) * (Math.Exp(z) - 1),
        "SELU" => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1)),
        "GELU" => z * (1 + Erf(z / Math.Sqrt(2))) / 2,
        "GELUTanh" => z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z))) / 2,
        "SiLU" => z / (1 + Math.Exp(-z)),
        "Mish" => z * Math.Tanh(Math.Log(1 + Math.Exp(z))),
        "Softplus" => Math.Log(1 + Math.Exp(z)),
        "Softsign" => z / (1 + Math.Abs(z)),
        "Sigmoid" => 1 / (1 + Math.Exp(-z)),
        "HardSigmoid" => Math.Clamp((parameter ?? 1.0 / 6) * z + 0.5, 0, 1),
        "Tanh" => Math.Tanh(z),
        "HardTanh" => Math.Clamp(z, -1, 1),
        "HardSwish" => z * Math.Clamp(z + 3, 0, 6) / 6,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No activation of NetGen."),
    };

    /// <summary>The Taylor series 2 / sqrt(pi) sum (-1)^n z^(2n+1) / (n! (2n+1)) near 0; further out 1 minus the continued fraction of erfc.</summary>
    private static double Erf(double z)
    {
        const int Terms = 200;
        double magnitude = Math.Abs(z);
        if (magnitude < 2)
        {
            double term = z;
            double sum = z;
            for (int n = 1; n < Terms; n++)
            {
                term *= -z * z / n;
                sum += term / (2 * n + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }

        double fraction = magnitude;
        for (int n = Terms; n > 0; n--)
            fraction = magnitude + n / 2.0 / fraction;
        return Math.Sign(z) * (1 - Math.Exp(-z * z) / Math.Sqrt(Math.PI) / fraction);
    }
}
