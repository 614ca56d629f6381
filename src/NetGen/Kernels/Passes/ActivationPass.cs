using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// A function of finished sums, as a pass of its own: where it is long, or sums are put aside before they are finished. In a tile it would be
/// inlined two dozen times, beyond what the JIT inlines in one method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivationPass
{
    /// <summary>a = f(z).</summary>
    /// <param name="z">The sums, whole vectors.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="a">The results; may be the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply<TLanes, T, TActivation>(ref T z, nuint count, ref T a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TActivation : struct, IActivation
    {
        for (nuint index = 0; index < count; index += (nuint)TLanes.Count)
            TLanes.Store(TActivation.Value<TLanes, T>(TLanes.Load(ref z, index)), ref a, index);
    }

    /// <summary>delta *= f'(z).</summary>
    /// <param name="source">What the derivative is computed from, a or z, whole vectors.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="delta">The errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyByDerivative<TLanes, T, TActivation>(ref T source, nuint count, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TActivation : struct, IActivation
    {
        for (nuint index = 0; index < count; index += (nuint)TLanes.Count)
            TLanes.Store(TLanes.Load(ref delta, index) * TActivation.Derivative<TLanes, T>(TLanes.Load(ref source, index)), ref delta, index);
    }
}
