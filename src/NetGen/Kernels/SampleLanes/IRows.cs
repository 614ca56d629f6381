using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A block of samples with a row for each neuron and a column for each sample, as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRows
{
    /// <summary>From a row to the next, in elements: the most samples of the block, whole vectors of 64 bytes.</summary>
    static abstract int Step { get; }
}
