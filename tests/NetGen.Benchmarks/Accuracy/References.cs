using NetGen.Runtime;

namespace NetGen.Benchmarks.Accuracy;

/// <summary>
/// The formulas in double precision, on the functions of the system. Where those have none (erf) the reference is the
/// double form of the library, which the unit tests compare with exact arithmetic.
/// </summary>
internal static partial class References
{
    public static double Exp(double x) => Math.Exp(x);

    // (e^x - 1) x / log(e^x): the rounding of e^x cancels.
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return Math.Abs(x) > 1 ? u - 1 : u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    public static double Log(double x) => Math.Log(x);

    // log(1 + x) x / ((1 + x) - 1): the rounding of 1 + x cancels.
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return Math.Abs(x) > 1 ? Math.Log(u) : u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    public static double Tanh(double x) => Math.Tanh(x);

    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return double.IsNaN(x) ? x : (x > 0 ? 1 : e) / (1 + e);
    }

    public static double Softplus(double x) => double.IsNaN(x) ? x : Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double LogSigmoid(double x) => -Softplus(-x);

    public static double Erf(double x) => Elementary.Erf(x);

    public static double NormalDistribution(double x) => Elementary.NormalDistribution(x);

    public static double ELU(double z) => z > 0 ? z : Expm1(z);

    public static double SELU(double z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Expm1(z));

    public static double SiLU(double z) => z * SigmoidOfFloat(z);

    public static double SiLUDerivative(double z)
    {
        if (double.IsInfinity(z))
            return z > 0 ? 1 : 0;
        double s = Sigmoid(z);
        return s * (1 + z * Sigmoid(-z));
    }

    public static double Mish(double z) => double.IsNegativeInfinity(z) ? double.NaN : z > 40 ? z : z * MishGate(Math.Exp(z));

    public static double MishDerivative(double z)
    {
        if (z > 300)
            return 1;
        if (z < -300)
            return 0;
        double e = Math.Exp(z);
        double n = e * (e + 2);
        return (n + 4 * z * e * (1 + e) / (n + 2)) / (n + 2);
    }

    public static double GELU(double z) => double.IsNegativeInfinity(z) ? double.NaN : z * NormalDistribution(z);

    public static double GELUDerivative(double z) => double.IsInfinity(z)
        ? (z > 0 ? 1 : 0)
        : NormalDistribution(z) + z * Math.Exp(-z * z / 2) * 0.3989422804014327;

    public static double GELUTanh(double z) => double.IsNegativeInfinity(z) ? double.NaN : z * Sigmoid(1.5957691216057308 * z * (1 + 0.044715 * z * z));

    public static double GELUTanhDerivative(double z)
    {
        if (Math.Abs(z) > 100)
            return z > 0 ? 1 : 0;
        double u = 1.5957691216057308 * z * (1 + 0.044715 * z * z);
        return Sigmoid(u) * (1 + z * Sigmoid(-u) * 1.5957691216057308 * (1 + 0.134145 * z * z));
    }

    // At -infinity the product is NaN, as the formula has it.
    private static double SigmoidOfFloat(double z) => double.IsNegativeInfinity(z) ? 0 : Sigmoid(z);

    private static double MishGate(double e) => e * (e + 2) / (e * (e + 2) + 2);
}
