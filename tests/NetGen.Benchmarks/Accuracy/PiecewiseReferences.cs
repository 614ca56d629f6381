namespace NetGen.Benchmarks.Accuracy;

/// <content>The activations that need no elementary function, and the derivatives that take the output a of the layer.</content>
internal static partial class References
{
    public static double Identity(double z) => z;

    public static double IdentityDerivative(double a) => 1;

    public static double ReLU(double z) => Math.Max(z, 0);

    public static double ReLUDerivative(double a) => a > 0 ? 1 : 0;

    public static double ReLU6(double z) => Math.Min(Math.Max(z, 0), 6);

    public static double ReLU6Derivative(double a) => a is > 0 and < 6 ? 1 : 0;

    public static double LeakyReLU(double z) => z > 0 ? z : 0.01 * z;

    public static double LeakyReLUDerivative(double a) => a > 0 ? 1 : 0.01;

    public static double ELUDerivative(double a) => a > 0 ? 1 : a + 1;

    public static double SELUDerivative(double a) => 1.0507009873554805 * (a > 0 ? 1 : (a / 1.0507009873554805) + 1.6732632423543772);

    public static double SigmoidDerivative(double a) => a * (1 - a);

    public static double TanhDerivative(double a) => (1 - a) * (1 + a);

    public static double SoftplusDerivative(double a) => -Expm1(-a);

    public static double SoftsignDerivative(double a) => Math.Pow(1 - Math.Abs(a), 2);

    public static double HardTanh(double z) => double.IsNaN(z) ? z : Math.Clamp(z, -1, 1);

    public static double HardTanhDerivative(double a) => a is > -1 and < 1 ? 1 : 0;

    public static double HardSigmoidDerivative(double a) => a is > 0 and < 1 ? 1.0 / 6 : 0;

    public static double Softsign(double z) => z / (1 + Math.Abs(z));

    public static double HardSigmoid(double z) => double.IsNaN(z) ? z : Math.Min(Math.Max((z + 3) / 6, 0), 1);

    public static double HardSwish(double z) => z * HardSigmoid(z);

    public static double HardSwishDerivative(double z) => z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6;
}
