using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>A function of the neurons of a layer, with a sample in each lane, as a pass of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LanePass
{
    /// <summary>a = f(z).</summary>
    /// <param name="z">The sums.</param>
    /// <param name="rows">The number of neurons.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    /// <param name="a">The results; may be the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply<TLanes, T, TActivation, TRows>(ref T z, nuint rows, nuint samples, ref T a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TActivation : struct, IActivation
        where TRows : struct, IRows
    {
        for (nuint row = 0; row < rows; row++)
        {
            nuint start = row * (nuint)TRows.Step;
            for (nuint place = start; place < start + samples; place += (nuint)TLanes.Count)
                TLanes.Store(TActivation.Value<TLanes, T>(TLanes.Load(ref z, place)), ref a, place);
        }
    }

    /// <summary>delta *= f'(z).</summary>
    /// <param name="source">What the derivative is computed from, a or z.</param>
    /// <param name="rows">The number of neurons.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    /// <param name="delta">The errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyByDerivative<TLanes, T, TActivation, TRows>(ref T source, nuint rows, nuint samples, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TActivation : struct, IActivation
        where TRows : struct, IRows
    {
        for (nuint row = 0; row < rows; row++)
        {
            nuint start = row * (nuint)TRows.Step;
            for (nuint place = start; place < start + samples; place += (nuint)TLanes.Count)
                TLanes.Store(TLanes.Load(ref delta, place) * TActivation.Derivative<TLanes, T>(TLanes.Load(ref source, place)), ref delta, place);
        }
    }
}
