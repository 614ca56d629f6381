using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What generated code says of a network, once per type; <see cref="NetworkDescription"/> is made of it.</summary>
/// <remarks>Fields: each property would be two methods to compile before the first call of any network, a millisecond for all of them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescriptionData
{
    /// <summary>The version of the generator that wrote the code: major.minor.patch.</summary>
    public required string GeneratorVersion;

    /// <summary>The name of the network's class.</summary>
    public required string Name;

    /// <summary>The sizes of the layers, inputs first; at least two, each at least one.</summary>
    public required int[] Sizes;

    /// <summary>The activation of each layer with weights, the output's last: one less than there are sizes.</summary>
    public required Activation[] Activations;

    /// <summary>The parameter of each activation, NaN where it has none; null where all have their defaults.</summary>
    public double[]? ActivationParameters;

    /// <summary>The loss.</summary>
    public required Loss Loss;

    /// <summary>The floating-point type.</summary>
    public required Precision Precision;

    /// <summary>Which numbers the network scales.</summary>
    public Scaling Scaling;

    /// <summary>The factor of the L2 penalty.</summary>
    public required double L2;

    /// <summary>Whether the layers have biases.</summary>
    public required bool HasBias;

    /// <summary>What the network costs.</summary>
    public required NetworkCost Cost;
}
