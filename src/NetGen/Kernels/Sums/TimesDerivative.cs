using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>delta = sum * f'(z), with the derivative from what the activation wants, a or z.</summary>
/// <typeparam name="TActivation">The function.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimesDerivative<TActivation> : ISumFinish
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Store(sums * TActivation.Derivative<TLanes, T>(TLanes.Load(ref operand, place)), ref result, place);
}
