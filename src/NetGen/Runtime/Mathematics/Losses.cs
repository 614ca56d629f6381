using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The terms of the losses, one for each output, and their derivatives; the sums, and the factors 1/outputs and 1/samples, are the
/// kernels'. Each is written once over lanes; the scalar forms in <c>LossesScalar.cs</c> are the same over one lane.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Losses
{
    /// <summary>1/2 (a - y)^2.</summary>
    public static TLanes SquaredError<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return TLanes.Constant(0.5) * error * error;
    }

    /// <summary>a - y.</summary>
    public static TLanes SquaredErrorDerivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => a - y;

    /// <summary>(a - y)^2.</summary>
    public static TLanes MSE<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return error * error;
    }

    /// <summary>2 (a - y).</summary>
    public static TLanes MSEDerivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return error + error;
    }

    /// <summary>|a - y|.</summary>
    public static TLanes MAE<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(a - y);

    /// <summary>sign(a - y), 0 where they are equal.</summary>
    public static TLanes MAEDerivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        TLanes error = a - y;
        TLanes sign = (TLanes.GreaterThan(error, TLanes.Zero) & one) - (TLanes.GreaterThan(TLanes.Zero, error) & one);
        return TLanes.Select(TLanes.Equals(error, error), sign, error);
    }

    /// <summary>e^2 / 2 where |e| &lt;= 1, else |e| - 1/2, with e = a - y.</summary>
    public static TLanes Huber<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        TLanes half = TLanes.Constant(0.5);
        TLanes error = a - y;
        TLanes size = TLanes.Abs(error);
        return TLanes.Select(TLanes.GreaterThan(size, one), size - half, half * error * error);
    }

    /// <summary>a - y, held between -1 and 1.</summary>
    public static TLanes HuberDerivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        return TLanes.Max(-one, TLanes.Min(one, a - y));
    }

    /// <summary>
    /// -(y log a + (1 - y) log(1 - a)) with a = sigmoid(z), as |z| w + log(1 + exp(-|z|)) with w = 1 - y where z &gt; 0, else y: the
    /// same as max(z, 0) - z y + log(1 + exp(-|z|)), without its difference, which is NaN for an infinite z and has lost digits near
    /// y = 1. Where w is 0 so is the product, even if z is infinite.
    /// </summary>
    public static TLanes SigmoidBCE<TLanes, T>(TLanes z, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes size = TLanes.Abs(z);
        TLanes weight = TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), TLanes.Constant(1) - y, y);
        TLanes linear = TLanes.Select(TLanes.Equals(weight, TLanes.Zero), TLanes.Zero, size * weight);
        return linear + Elementary.Log1p<TLanes, T>(Elementary.Exp<TLanes, T>(-size));
    }

    /// <summary>a - y: the derivative by the logit z, of which a is the sigmoid.</summary>
    public static TLanes SigmoidBCEDerivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => a - y;

    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    public static TLanes CrossEntropy<TLanes, T>(TLanes y, TLanes negativeLogProbability)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        TLanes.Select(TLanes.Equals(y, TLanes.Zero), TLanes.Zero, y * negativeLogProbability);
}
