namespace NetGen.Runtime;

/// <summary>
/// What is known of a loss, beside its arithmetic: each is in the file of its name, with the type that computes the term of one output. The
/// generator compiles these files, too, for netstandard2.0, without the arithmetic.
/// </summary>
internal sealed partial class LossDefinition
{
    private LossDefinition(string name) => Name = name;

    /// <summary>The member of <see cref="Loss"/>, and the type that computes it.</summary>
    public string Name { get; }

    /// <summary>The loss of one sample, in the notation of the seeds.</summary>
    public string Value { get; private init; } = "";

    /// <summary>The error of the output layer, d loss / d z.</summary>
    public string Delta { get; private init; } = "";

    /// <summary>Whether the terms are divided by the number of outputs.</summary>
    public bool IsMeanOverOutputs { get; private init; }

    /// <summary>The output activations that the loss is computed together with, the implied one first; empty where the output is free.</summary>
    public ActivationDefinition[] FusedOutputs { get; private init; } = [];

    /// <summary>Whether the loss takes the logits z, because it is fused with its activation; otherwise the outputs a.</summary>
    public bool OfLogits => FusedOutputs.Length > 0;

    /// <summary>Whether a network with the loss can have the output activation.</summary>
    public bool Allows(ActivationDefinition output) => !OfLogits || FusedOutputs.Contains(output);
}
