using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>How far a network goes with one sample, and what it leaves. The compiler writes a version for each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISamplePass;

/// <summary>To the sums of the output layer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToLogits : ISamplePass;

/// <summary>To the class that these decide.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToClass : ISamplePass;

/// <summary>To the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToOutputs : ISamplePass;

/// <summary>To the loss.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToLoss : ISamplePass;

/// <summary>Forward and backward, to the gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToGradients : ISamplePass;

/// <summary>Forward and backward, to the parameters after a step of gradient descent: the bits are those of the gradients and of such a step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ToStep : ISamplePass;
