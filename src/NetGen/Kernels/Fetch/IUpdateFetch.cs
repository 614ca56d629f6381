using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>What an update brings into a near cache while it goes through weights, for those that come later.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdateFetch
{
    /// <summary>Called once for each vector of weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="position">The place of those that are updated some turns later.</param>
    static abstract void Ahead<TRule, T>(in BlockUpdate<TRule, T> weights, nuint position)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
