using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <content>The same functions of a single number, with the same bits as in lanes.</content>
public static partial class Losses
{
    /// <summary>1/2 (a - y)^2.</summary>
    public static float SquaredError(float a, float y) => SquaredError<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>1/2 (a - y)^2.</summary>
    public static double SquaredError(double a, double y) => SquaredError<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>a - y.</summary>
    public static float SquaredErrorDerivative(float a, float y) => SquaredErrorDerivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>a - y.</summary>
    public static double SquaredErrorDerivative(double a, double y) => SquaredErrorDerivative<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>(a - y)^2.</summary>
    public static float MSE(float a, float y) => MSE<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>(a - y)^2.</summary>
    public static double MSE(double a, double y) => MSE<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>2 (a - y).</summary>
    public static float MSEDerivative(float a, float y) => MSEDerivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>2 (a - y).</summary>
    public static double MSEDerivative(double a, double y) => MSEDerivative<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>|a - y|.</summary>
    public static float MAE(float a, float y) => MAE<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>|a - y|.</summary>
    public static double MAE(double a, double y) => MAE<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>sign(a - y), 0 where they are equal.</summary>
    public static float MAEDerivative(float a, float y) => MAEDerivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>sign(a - y), 0 where they are equal.</summary>
    public static double MAEDerivative(double a, double y) => MAEDerivative<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>e^2 / 2 where |e| &lt;= 1, else |e| - 1/2, with e = a - y.</summary>
    public static float Huber(float a, float y) => Huber<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>e^2 / 2 where |e| &lt;= 1, else |e| - 1/2, with e = a - y.</summary>
    public static double Huber(double a, double y) => Huber<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>a - y, held between -1 and 1.</summary>
    public static float HuberDerivative(float a, float y) => HuberDerivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>a - y, held between -1 and 1.</summary>
    public static double HuberDerivative(double a, double y) => HuberDerivative<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>-(y log a + (1 - y) log(1 - a)) with a = sigmoid(z), from the logit z.</summary>
    public static float SigmoidBCE(float z, float y) => SigmoidBCE<Lanes1<float>, float>(new(z), new(y)).Value;

    /// <summary>-(y log a + (1 - y) log(1 - a)) with a = sigmoid(z), from the logit z.</summary>
    public static double SigmoidBCE(double z, double y) => SigmoidBCE<Lanes1<double>, double>(new(z), new(y)).Value;

    /// <summary>a - y: the derivative by the logit z, of which a is the sigmoid.</summary>
    public static float SigmoidBCEDerivative(float a, float y) => SigmoidBCEDerivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>a - y: the derivative by the logit z, of which a is the sigmoid.</summary>
    public static double SigmoidBCEDerivative(double a, double y) => SigmoidBCEDerivative<Lanes1<double>, double>(new(a), new(y)).Value;

    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropy(float y, float negativeLogProbability) => y == 0 ? 0 : y * negativeLogProbability;

    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CrossEntropy(double y, double negativeLogProbability) => y == 0 ? 0 : y * negativeLogProbability;
}
