using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The L2 penalty of a network as a type, so that kernels have its factor as a literal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPenalty
{
    /// <summary>l2 in L += l2 sum W^2; 0 where there is none.</summary>
    static abstract double L2 { get; }
}
