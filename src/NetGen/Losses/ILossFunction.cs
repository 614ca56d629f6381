using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>A loss as a type: the term of one output and its derivative. Sums, and the factors 1/outputs and 1/samples, are the kernels'.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILossFunction
{
    /// <summary>Whether the term is computed from the logit z, because the loss is fused with its activation; otherwise from the output a.</summary>
    static abstract bool IsOfLogits { get; }

    /// <summary>The term of an output, from what <see cref="IsOfLogits"/> says.</summary>
    static abstract TLanes Value<TLanes, T>(TLanes source, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The derivative of the term: by the logit where the loss is fused with its activation, else by the output; from the output a.</summary>
    static abstract TLanes Derivative<TLanes, T>(TLanes a, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
