using static NetGen.Tests.Reference.ElementaryFunctions;

namespace NetGen.Tests.Reference;

/// <summary>The 17 elementwise activations and their derivatives, written from their definitions.</summary>
internal static class ReferenceActivations
{
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;
    private static readonly double s_geluScale = Math.Sqrt(2 / Math.PI);

    /// <summary>Those that a hidden layer can have; the others take a whole row.</summary>
    public static IReadOnlyList<Activation> Elementwise { get; } = [.. Enum.GetValues<Activation>().Where(activation => activation is not (Softmax or LogSoftmax))];

    /// <summary>f(z), with the number that some activations depend on; NaN is its default.</summary>
    public static double Value(Activation activation, double z, double parameter = double.NaN) => activation switch
    {
        Identity => z,
        ReLU => Math.Max(z, 0),
        ReLU6 => Math.Min(Math.Max(z, 0), 6),
        LeakyReLU => z > 0 ? z : Or(parameter, 0.01) * z,
        ELU => z > 0 ? z : Or(parameter, 1) * ExpMinusOne(z),
        SELU => SeluScale * (z > 0 ? z : SeluAlpha * ExpMinusOne(z)),
        GELU => z * NormalDistribution(z),
        GELUTanh => z * (1 + Math.Tanh(s_geluScale * (z + 0.044715 * z * z * z))) / 2,
        SiLU => z * ElementaryFunctions.Sigmoid(z),
        Mish => z * Math.Tanh(ElementaryFunctions.Softplus(z)),
        Activation.Softplus => ElementaryFunctions.Softplus(z),
        Softsign => z / (1 + Math.Abs(z)),
        Activation.Sigmoid => ElementaryFunctions.Sigmoid(z),
        HardSigmoid => Math.Min(Math.Max(Or(parameter, 1.0 / 6) * z + 0.5, 0), 1),
        Tanh => Math.Tanh(z),
        HardTanh => Math.Min(Math.Max(z, -1), 1),
        HardSwish => z * Math.Min(Math.Max(z + 3, 0), 6) / 6,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an elementwise activation."),
    };

    /// <summary>f'(z); at a kink PyTorch's choice, which is 0 at the corners of the rectifiers and clamps.</summary>
    public static double Derivative(Activation activation, double z, double parameter = double.NaN)
    {
        switch (activation)
        {
            case Identity:
                return 1;
            case ReLU:
                return z > 0 ? 1 : 0;
            case ReLU6:
                return z is > 0 and < 6 ? 1 : 0;
            case LeakyReLU:
                return z > 0 ? 1 : Or(parameter, 0.01);
            case ELU:
                return z > 0 ? 1 : Or(parameter, 1) * Math.Exp(z);
            case SELU:
                return SeluScale * (z > 0 ? 1 : SeluAlpha * Math.Exp(z));
            case GELU:
                return NormalDistribution(z) + z * NormalDensity(z);
            case GELUTanh:
                double t = Math.Tanh(s_geluScale * (z + 0.044715 * z * z * z));
                return (1 + t) / 2 + z / 2 * (1 - t * t) * s_geluScale * (1 + 3 * 0.044715 * z * z);
            case SiLU:
                double s = ElementaryFunctions.Sigmoid(z);
                return s + z * s * (1 - s);
            case Mish:
                double m = Math.Tanh(ElementaryFunctions.Softplus(z));
                return m + z * (1 - m * m) * ElementaryFunctions.Sigmoid(z);
            case Activation.Softplus:
                return ElementaryFunctions.Sigmoid(z);
            case Softsign:
                return 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z)));
            case Activation.Sigmoid:
                double a = ElementaryFunctions.Sigmoid(z);
                return a * (1 - a);
            case HardSigmoid:
                return Math.Abs(z) < 0.5 / Or(parameter, 1.0 / 6) ? Or(parameter, 1.0 / 6) : 0;
            case Tanh:
                double h = Math.Tanh(z);
                return 1 - h * h;
            case HardTanh:
                return z is > -1 and < 1 ? 1 : 0;
            case HardSwish:
                return z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an elementwise activation.");
        }
    }

    private static double Or(double parameter, double otherwise) => double.IsNaN(parameter) ? otherwise : parameter;
}
