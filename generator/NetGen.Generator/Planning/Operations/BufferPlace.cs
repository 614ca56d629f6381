namespace NetGen.Generator.Planning.Operations;

/// <summary>The memory that holds a buffer.</summary>
internal enum BufferPlace
{
    /// <summary>The parameters of the network.</summary>
    Parameters,

    /// <summary>The caller's inputs.</summary>
    Inputs,

    /// <summary>The caller's outputs.</summary>
    Outputs,

    /// <summary>The caller's targets, or gradients by the outputs.</summary>
    Targets,

    /// <summary>The caller's gradients by the parameters.</summary>
    Gradients,

    /// <summary>The caller's gradients by the inputs.</summary>
    InputGradients,

    /// <summary>Named scalars, and vectors of them.</summary>
    Registers,

    /// <summary>The stack, for the time of a pass.</summary>
    Stack,

    /// <summary>The stack of one kernel, for the time of its call.</summary>
    KernelStack,

    /// <summary>A workspace that was made with the network.</summary>
    Workspace,
}
