using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>log(1 + e^x), with full relative accuracy also where it is tiny.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // max(x, 0) + log(1 + e^-|x|): nothing overflows.
        return TLanes.Max(TLanes.Zero, x) + Log1pOfFraction<TLanes, T>(Exp<TLanes, T>(-TLanes.Abs(x)));
    }

    /// <summary>log sigmoid(x) = -log(1 + e^-x), finite for every finite x.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogSigmoid<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => -Softplus<TLanes, T>(-x);

    /// <summary>log(1 + e^x). Same bits as in lanes.</summary>
    public static float Softplus(float x) => Softplus<Lanes1<float>, float>(new(x)).Value;

    /// <summary>log(1 + e^x). Same bits as in lanes.</summary>
    public static double Softplus(double x) => Softplus<Lanes1<double>, double>(new(x)).Value;

    /// <summary>log sigmoid(x) = -log(1 + e^-x). Same bits as in lanes.</summary>
    public static float LogSigmoid(float x) => LogSigmoid<Lanes1<float>, float>(new(x)).Value;

    /// <summary>log sigmoid(x) = -log(1 + e^-x). Same bits as in lanes.</summary>
    public static double LogSigmoid(double x) => LogSigmoid<Lanes1<double>, double>(new(x)).Value;
}
