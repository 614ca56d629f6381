using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A number of a network as a type, so that kernels have it as a literal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFactor
{
    /// <summary>The number.</summary>
    static abstract double Value { get; }
}
