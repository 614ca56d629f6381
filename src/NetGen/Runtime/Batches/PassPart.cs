using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Which part of a pass over a batch is computed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PassPart
{
    /// <summary>Forward, losses and errors, gradients.</summary>
    Whole,

    /// <summary>Forward, and the losses: nobody asks for gradients.</summary>
    Loss,

    /// <summary>Forward, to the outputs; what each layer computes stays in the workspace.</summary>
    Forward,

    /// <summary>From the gradients by the outputs on, after <see cref="Forward"/> in the same workspace.</summary>
    Backward,
}
