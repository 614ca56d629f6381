using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Weights and what an optimiser remembers of them, which come from a farther cache.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FetchWeights : IUpdateFetch
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead<TRule, T>(in BlockUpdate<TRule, T> weights, nuint position)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => weights.Fetch(position);
}
