using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The activation functions of <see cref="Activation"/> and their derivatives, over lanes and for a single number. The
/// derivative takes the output a = f(z) of the layer where that determines it, else the pre-activation z: its parameter is
/// named <c>a</c> or <c>z</c> accordingly. At a kink it has the value that PyTorch gives it.
/// </summary>
/// <remarks>NaN stays NaN in every activation. Callers choose the lanes; nothing here dispatches.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Activations
{
    /// <summary>f(z) = z.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Identity<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z;

    /// <summary>f' = 1, from the output a (which it does not need).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IdentityDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Constant(1);

    /// <summary>f(z) = max(z, 0). NaN stays NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReLU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Max(TLanes.Zero, z);

    /// <summary>f' = 1 where a &gt; 0, else 0, from the output a; f'(0) = 0.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReLUDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.Constant(1);

    /// <summary>f(z) = min(max(z, 0), 6).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReLU6<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(6), TLanes.Max(TLanes.Zero, z));

    /// <summary>f' = 1 where 0 &lt; a &lt; 6, else 0, from the output a; 0 at both kinks.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ReLU6Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.GreaterThan(TLanes.Constant(6), a) & TLanes.Constant(1);

    /// <summary>f(z) = z where z &gt; 0, else 0.01 z.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LeakyReLU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z, z * TLanes.Constant(0.01));

    /// <summary>f' = 1 where a &gt; 0, else 0.01, from the output a; f'(0) = 0.01.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LeakyReLUDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(1), TLanes.Constant(0.01));

    /// <summary>f(z) = min(max(z, -1), 1).</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardTanh<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1), TLanes.Max(TLanes.Constant(-1), z));

    /// <summary>f' = 1 where -1 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardTanhDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(TLanes.Constant(1), TLanes.Abs(a)) & TLanes.Constant(1);

    /// <summary>f(z) = min(max(z / 6 + 1/2, 0), 1), as min(max(z + 3, 0) / 6, 1), which is exact near the kink at -3.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardSigmoid<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1), TLanes.Max(TLanes.Zero, z + TLanes.Constant(3)) * TLanes.Constant(1.0 / 6));

    /// <summary>f' = 1/6 where 0 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks, and where a rounds to 0 or 1.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardSigmoidDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.GreaterThan(TLanes.Constant(1), a) & TLanes.Constant(1.0 / 6);

    /// <summary>f(z) = z min(max(z + 3, 0), 6) / 6. At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardSwish<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes gate = TLanes.Min(TLanes.Constant(6), TLanes.Max(TLanes.Zero, z + TLanes.Constant(3)));
        return z * (gate * TLanes.Constant(1.0 / 6));
    }

    /// <summary>f' = 0 where z &lt;= -3, z / 3 + 1/2 where z &lt; 3, else 1, from the pre-activation z. NaN stays NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes HardSwishDerivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes inside = TLanes.FusedMultiplyAdd(z, TLanes.Constant(1.0 / 3), TLanes.Constant(0.5));
        inside = TLanes.Select(TLanes.GreaterThanOrEqual(TLanes.Constant(-3), z), TLanes.Zero, inside);
        return TLanes.Select(TLanes.GreaterThanOrEqual(z, TLanes.Constant(3)), TLanes.Constant(1), inside);
    }

    /// <summary>f(z) = z / (1 + |z|). At plus and minus infinity the quotient of infinities makes it NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softsign<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z / (TLanes.Constant(1) + TLanes.Abs(z));

    /// <summary>f' = (1 - |a|)^2, from the output a.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SoftsignDerivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes distance = TLanes.Constant(1) - TLanes.Abs(a);
        return distance * distance;
    }
}
