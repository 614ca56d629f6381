using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What generated code says of a network, once per type; <see cref="NetworkDescription"/> is made of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescriptionData
{
    /// <summary>The version of the generator that wrote the code: major.minor.patch.</summary>
    public required string GeneratorVersion { get; init; }

    /// <summary>The name of the network's class.</summary>
    public required string Name { get; init; }

    /// <summary>The sizes of the layers, inputs first; at least two, each at least one.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The activation of each layer with weights, the output's last: one less than there are sizes.</summary>
    public required Activation[] Activations { get; init; }

    /// <summary>The parameter of each activation, NaN where it has none; null where all have their defaults.</summary>
    public double[]? ActivationParameters { get; init; }

    /// <summary>The loss.</summary>
    public required Loss Loss { get; init; }

    /// <summary>The floating-point type.</summary>
    public required Precision Precision { get; init; }

    /// <summary>The factor of the L2 penalty.</summary>
    public required double L2 { get; init; }

    /// <summary>Whether the layers have biases.</summary>
    public required bool HasBias { get; init; }

    /// <summary>What the network costs.</summary>
    public required NetworkCost Cost { get; init; }
}
