using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Activations
{
    private const double SeluScale = 1.0507009873554805;

    private const double SeluAlpha = 1.6732632423543772;

    /// <summary>f(z) = z where z &gt; 0, else e^z - 1.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ELU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z, Elementary.Expm1<TLanes, T>(z));

    /// <summary>f' = 1 where a &gt; 0, else a + 1 (which is e^z), from the output a.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ELUDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(1), a + TLanes.Constant(1));

    /// <summary>f(z) = s z where z &gt; 0, else s alpha (e^z - 1), with s = 1.0507009873554805 and alpha = 1.6732632423543772.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SELU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes negative = Elementary.Expm1<TLanes, T>(z) * TLanes.Constant(SeluScale * SeluAlpha);
        return TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z * TLanes.Constant(SeluScale), negative);
    }

    /// <summary>f' = s where a &gt; 0, else a + s alpha (which is s alpha e^z), from the output a; f'(0) = s alpha.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SELUDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(SeluScale), a + TLanes.Constant(SeluScale * SeluAlpha));

    /// <summary>f(z) = 1 / (1 + e^-z).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Sigmoid<TLanes, T>(z);

    /// <summary>f' = a (1 - a), from the output a.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SigmoidDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => a * (TLanes.Constant(1) - a);

    /// <summary>f(z) = tanh(z).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Tanh<TLanes, T>(z);

    /// <summary>f' = 1 - a^2, from the output a, rounded once.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TanhDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.FusedMultiplyAdd(-a, a, TLanes.Constant(1));

    /// <summary>f(z) = log(1 + e^z).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Softplus<TLanes, T>(z);

    /// <summary>f' = sigmoid(z) = 1 - e^-a, from the output a.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SoftplusDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => -Elementary.Expm1<TLanes, T>(-a);
}
