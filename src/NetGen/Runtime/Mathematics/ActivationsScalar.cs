namespace NetGen.Runtime;

/// <content>The same functions of a single number, with the same bits as in lanes.</content>
public static partial class Activations
{
    /// <summary>f(z) = z.</summary>
    public static float Identity(float z) => Identity<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z.</summary>
    public static double Identity(double z) => Identity<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1, from the output a (which it does not need).</summary>
    public static float IdentityDerivative(float a) => IdentityDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1, from the output a (which it does not need).</summary>
    public static double IdentityDerivative(double a) => IdentityDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = max(z, 0). NaN stays NaN.</summary>
    public static float ReLU(float z) => ReLU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = max(z, 0). NaN stays NaN.</summary>
    public static double ReLU(double z) => ReLU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 where a &gt; 0, else 0, from the output a; f'(0) = 0.</summary>
    public static float ReLUDerivative(float a) => ReLUDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 where a &gt; 0, else 0, from the output a; f'(0) = 0.</summary>
    public static double ReLUDerivative(double a) => ReLUDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = min(max(z, 0), 6).</summary>
    public static float ReLU6(float z) => ReLU6<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = min(max(z, 0), 6).</summary>
    public static double ReLU6(double z) => ReLU6<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 where 0 &lt; a &lt; 6, else 0, from the output a; 0 at both kinks.</summary>
    public static float ReLU6Derivative(float a) => ReLU6Derivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 where 0 &lt; a &lt; 6, else 0, from the output a; 0 at both kinks.</summary>
    public static double ReLU6Derivative(double a) => ReLU6Derivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = z where z &gt; 0, else 0.01 z.</summary>
    public static float LeakyReLU(float z) => LeakyReLU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z where z &gt; 0, else 0.01 z.</summary>
    public static double LeakyReLU(double z) => LeakyReLU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 where a &gt; 0, else 0.01, from the output a; f'(0) = 0.01.</summary>
    public static float LeakyReLUDerivative(float a) => LeakyReLUDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 where a &gt; 0, else 0.01, from the output a; f'(0) = 0.01.</summary>
    public static double LeakyReLUDerivative(double a) => LeakyReLUDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = min(max(z, -1), 1).</summary>
    public static float HardTanh(float z) => HardTanh<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = min(max(z, -1), 1).</summary>
    public static double HardTanh(double z) => HardTanh<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 where -1 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks.</summary>
    public static float HardTanhDerivative(float a) => HardTanhDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 where -1 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks.</summary>
    public static double HardTanhDerivative(double a) => HardTanhDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = min(max(z / 6 + 1/2, 0), 1), as min(max(z + 3, 0) / 6, 1), which is exact near the kink at -3.</summary>
    public static float HardSigmoid(float z) => HardSigmoid<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = min(max(z / 6 + 1/2, 0), 1), as min(max(z + 3, 0) / 6, 1), which is exact near the kink at -3.</summary>
    public static double HardSigmoid(double z) => HardSigmoid<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1/6 where 0 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks, and where a rounds to 0 or 1.</summary>
    public static float HardSigmoidDerivative(float a) => HardSigmoidDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1/6 where 0 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks, and where a rounds to 0 or 1.</summary>
    public static double HardSigmoidDerivative(double a) => HardSigmoidDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = z min(max(z + 3, 0), 6) / 6. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static float HardSwish(float z) => HardSwish<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z min(max(z + 3, 0), 6) / 6. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static double HardSwish(double z) => HardSwish<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 0 where z &lt;= -3, z / 3 + 1/2 where z &lt; 3, else 1, from the pre-activation z. NaN stays NaN.</summary>
    public static float HardSwishDerivative(float z) => HardSwishDerivative<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f' = 0 where z &lt;= -3, z / 3 + 1/2 where z &lt; 3, else 1, from the pre-activation z. NaN stays NaN.</summary>
    public static double HardSwishDerivative(double z) => HardSwishDerivative<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f(z) = z / (1 + |z|). At plus and minus infinity the quotient of infinities makes it NaN.</summary>
    public static float Softsign(float z) => Softsign<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z / (1 + |z|). At plus and minus infinity the quotient of infinities makes it NaN.</summary>
    public static double Softsign(double z) => Softsign<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = (1 - |a|)^2, from the output a.</summary>
    public static float SoftsignDerivative(float a) => SoftsignDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = (1 - |a|)^2, from the output a.</summary>
    public static double SoftsignDerivative(double a) => SoftsignDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = z where z &gt; 0, else e^z - 1.</summary>
    public static float ELU(float z) => ELU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z where z &gt; 0, else e^z - 1.</summary>
    public static double ELU(double z) => ELU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 where a &gt; 0, else a + 1 (which is e^z), from the output a.</summary>
    public static float ELUDerivative(float a) => ELUDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 where a &gt; 0, else a + 1 (which is e^z), from the output a.</summary>
    public static double ELUDerivative(double a) => ELUDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = s z where z &gt; 0, else s alpha (e^z - 1), with s = 1.0507009873554805 and alpha = 1.6732632423543772.</summary>
    public static float SELU(float z) => SELU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = s z where z &gt; 0, else s alpha (e^z - 1), with s = 1.0507009873554805 and alpha = 1.6732632423543772.</summary>
    public static double SELU(double z) => SELU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = s where a &gt; 0, else a + s alpha (which is s alpha e^z), from the output a; f'(0) = s alpha.</summary>
    public static float SELUDerivative(float a) => SELUDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = s where a &gt; 0, else a + s alpha (which is s alpha e^z), from the output a; f'(0) = s alpha.</summary>
    public static double SELUDerivative(double a) => SELUDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = 1 / (1 + e^-z).</summary>
    public static float Sigmoid(float z) => Sigmoid<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = 1 / (1 + e^-z).</summary>
    public static double Sigmoid(double z) => Sigmoid<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = a (1 - a), from the output a.</summary>
    public static float SigmoidDerivative(float a) => SigmoidDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = a (1 - a), from the output a.</summary>
    public static double SigmoidDerivative(double a) => SigmoidDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = tanh(z).</summary>
    public static float Tanh(float z) => Tanh<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = tanh(z).</summary>
    public static double Tanh(double z) => Tanh<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = 1 - a^2, from the output a, rounded once.</summary>
    public static float TanhDerivative(float a) => TanhDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = 1 - a^2, from the output a, rounded once.</summary>
    public static double TanhDerivative(double a) => TanhDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = log(1 + e^z).</summary>
    public static float Softplus(float z) => Softplus<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = log(1 + e^z).</summary>
    public static double Softplus(double z) => Softplus<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = sigmoid(z) = 1 - e^-a, from the output a.</summary>
    public static float SoftplusDerivative(float a) => SoftplusDerivative<Lanes1<float>, float>(new(a)).Value;

    /// <summary>f' = sigmoid(z) = 1 - e^-a, from the output a.</summary>
    public static double SoftplusDerivative(double a) => SoftplusDerivative<Lanes1<double>, double>(new(a)).Value;

    /// <summary>f(z) = z sigmoid(z), also called swish. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static float SiLU(float z) => SiLU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z sigmoid(z), also called swish. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static double SiLU(double z) => SiLU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = s (1 + z (1 - s)) with s = sigmoid(z), from the pre-activation z.</summary>
    public static float SiLUDerivative(float z) => SiLUDerivative<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f' = s (1 + z (1 - s)) with s = sigmoid(z), from the pre-activation z.</summary>
    public static double SiLUDerivative(double z) => SiLUDerivative<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f(z) = z tanh(log(1 + e^z)) = z n / (n + 2) with n = e^z (e^z + 2). At -infinity the product infinity times 0 makes it NaN.</summary>
    public static float Mish(float z) => Mish<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z tanh(log(1 + e^z)) = z n / (n + 2) with n = e^z (e^z + 2). At -infinity the product infinity times 0 makes it NaN.</summary>
    public static double Mish(double z) => Mish<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = (n + 4 z e^z (1 + e^z) / (n + 2)) / (n + 2) with n = e^z (e^z + 2), from the pre-activation z.</summary>
    public static float MishDerivative(float z) => MishDerivative<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f' = (n + 4 z e^z (1 + e^z) / (n + 2)) / (n + 2) with n = e^z (e^z + 2), from the pre-activation z.</summary>
    public static double MishDerivative(double z) => MishDerivative<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f(z) = z Phi(z) = z (1 + erf(z / sqrt 2)) / 2, with full relative accuracy for negative z. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static float GELU(float z) => GELU<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z Phi(z) = z (1 + erf(z / sqrt 2)) / 2, with full relative accuracy for negative z. At -infinity the product infinity times 0 makes it NaN.</summary>
    public static double GELU(double z) => GELU<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = Phi(z) + z e^(-z^2/2) / sqrt(2 pi), from the pre-activation z.</summary>
    public static float GELUDerivative(float z) => GELUDerivative<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f' = Phi(z) + z e^(-z^2/2) / sqrt(2 pi), from the pre-activation z.</summary>
    public static double GELUDerivative(double z) => GELUDerivative<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f(z) = z (1 + tanh(u)) / 2 = z sigmoid(2 u) with u = sqrt(2 / pi) (z + 0.044715 z^3). At -infinity the product infinity times 0 makes it NaN.</summary>
    public static float GELUTanh(float z) => GELUTanh<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f(z) = z (1 + tanh(u)) / 2 = z sigmoid(2 u) with u = sqrt(2 / pi) (z + 0.044715 z^3). At -infinity the product infinity times 0 makes it NaN.</summary>
    public static double GELUTanh(double z) => GELUTanh<Lanes1<double>, double>(new(z)).Value;

    /// <summary>f' = s + z s (1 - s) 2 u' with s = sigmoid(2 u) and u' = sqrt(2 / pi) (1 + 0.134145 z^2), from the pre-activation z.</summary>
    public static float GELUTanhDerivative(float z) => GELUTanhDerivative<Lanes1<float>, float>(new(z)).Value;

    /// <summary>f' = s + z s (1 - s) 2 u' with s = sigmoid(2 u) and u' = sqrt(2 / pi) (1 + 0.134145 z^2), from the pre-activation z.</summary>
    public static double GELUTanhDerivative(double z) => GELUTanhDerivative<Lanes1<double>, double>(new(z)).Value;
}
