using NetGen.Runtime;

namespace NetGen.Generator.Model;

/// <summary>A valid network: everything the generated text depends on and nothing else.</summary>
/// <param name="Type">The class to complete.</param>
/// <param name="Sizes">The sizes of the layers, inputs first.</param>
/// <param name="Activations">The activation of each layer with weights, and its parameter; the last is the output's.</param>
/// <param name="Loss">The loss.</param>
/// <param name="L2">The factor of the L2 penalty.</param>
/// <param name="HasBias">Whether layers have biases.</param>
/// <param name="Precision">The floating-point type.</param>
/// <param name="Unroll">The user's wish about unrolling.</param>
/// <param name="UserConstructors">The constructors not to generate.</param>
/// <param name="IsFrozen">Whether the class is static: its parameters are those of the file for good, and there is no backward pass.</param>
/// <param name="Inheritance">What the class has from a base class.</param>
/// <param name="DeniesClsCompliance">Whether the class is to be marked as outside the common language specification.</param>
/// <param name="Weights">The parameters that it starts from; null where a seed gives them.</param>
internal sealed record NetworkModel(
    TypeIdentity Type,
    EquatableArray<int> Sizes,
    EquatableArray<LayerActivation> Activations,
    Loss Loss,
    double L2,
    bool HasBias,
    Precision Precision,
    Unroll Unroll,
    UserConstructors UserConstructors,
    bool IsFrozen,
    Inheritance Inheritance,
    bool DeniesClsCompliance,
    NetworkWeights? Weights)
{
    /// <summary>Which numbers it scales.</summary>
    public Scaling Scaling { get; init; }

    public bool ScalesInputs => (Scaling & Scaling.Inputs) != 0;

    public bool ScalesOutputs => (Scaling & Scaling.Outputs) != 0;

    /// <summary>The number of layers with weights.</summary>
    public int LayerCount => Sizes.Count - 1;

    public int InputSize => Sizes[0];

    public int OutputSize => Sizes[Sizes.Count - 1];

    /// <summary>Whether the outputs are few enough to be returned by value.</summary>
    public bool ReturnsOutputs => OutputSize <= Limits.ReturnedOutputs;

    /// <summary>The shape as text: 3-4-2.</summary>
    public string Shape => string.Join("-", Sizes);
}
