using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>a = f(z), for sums z.</summary>
/// <typeparam name="TActivation">The function.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Activated<TActivation> : ISumFinish
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Store(TActivation.Value<TLanes, T>(sums), ref result, place);
}
