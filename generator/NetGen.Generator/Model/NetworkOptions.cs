using NetGen.Runtime;

namespace NetGen.Generator.Model;

/// <summary>
/// What a <c>[Network]</c> attribute says, before it is judged: null where an argument is absent, so that the rules can tell
/// a default from a choice. The defaults of the attribute are applied where the model is read.
/// </summary>
internal sealed record NetworkOptions(
    EquatableArray<int> Sizes,
    Activation? Activation,
    EquatableArray<Activation>? Activations,
    Activation? Output,
    Loss? Loss,
    double? L2,
    bool? Bias,
    Precision? Precision,
    Unroll? Unroll,
    long? MaxParameters,
    long? MaxBytes,
    string? Weights)
{
    /// <summary>The parameter of the hidden layers' activation.</summary>
    public double? ActivationParameter { get; init; }

    /// <summary>The parameter of the output activation.</summary>
    public double? OutputParameter { get; init; }

    /// <summary>Which numbers the network scales.</summary>
    public Scaling? Scaling { get; init; }

    /// <summary>The activation of each layer, as the model file tells it that has the architecture: what parameters come from that the attribute leaves out.</summary>
    public EquatableArray<LayerActivation>? Told { get; init; }

    /// <summary>The model file that the constructor names in place of sizes: it has the architecture too.</summary>
    public string? Architecture { get; init; }

    /// <summary>The model file that the parameters start from, or null.</summary>
    public string? ModelFile => Architecture ?? Weights;
}
