using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The shape of a layer as a type, so that the machine code of its kernels has it as literals. Layers of one shape share one type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILayer
{
    /// <summary>The numbers that it reads of a sample: the rows of W.</summary>
    static abstract int Inputs { get; }

    /// <summary>Its neurons: the columns of W.</summary>
    static abstract int Outputs { get; }

    /// <summary>Whether it has biases; they lie behind W among the parameters.</summary>
    static abstract bool HasBiases { get; }

    /// <summary>From a sample's inputs to those of the next, in elements.</summary>
    static abstract int InputStep { get; }

    /// <summary>From a sample's outputs to those of the next, in elements: whole vectors.</summary>
    static abstract int OutputStep { get; }

    /// <summary>From a row of W transposed to the next, in elements: whole vectors.</summary>
    static abstract int TransposedStep { get; }
}
