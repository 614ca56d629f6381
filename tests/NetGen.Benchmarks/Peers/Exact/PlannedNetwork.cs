extern alias generator;

using generator::NetGen.Generator.Model;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Rules;
using DeclaredOptions = generator::NetGen.Generator.Model.NetworkOptions;
using Written = generator::NetGen;

namespace NetGen.Benchmarks.Peers;

/// <summary>What the generator has planned for a network of the table: the order of each sum, decided by the shape.</summary>
internal static class PlannedNetwork
{
    /// <summary>The plan of a network.</summary>
    public static NetworkPlan Of(NetworkDescription network)
    {
        var options = new DeclaredOptions(
            new(network.Sizes.ToArray()),
            (Written.Activation)network.Layers[0].Activation,
            Activations: null,
            (Written.Activation)network.Layers[^1].Activation,
            (Written.Loss)network.Loss,
            L2: 0,
            Bias: true,
            Written.Precision.Single,
            Written.Unroll.Auto,
            MaxParameters: null,
            MaxBytes: null,
            Weights: null);
        var declaration = new NetworkDeclaration(
            new("", EquatableArray<TypeDeclaration>.Empty, new("class", "Network"), "Network", "Network"),
            options,
            IsStatic: false,
            new(Parameterless: false, Seed: false, Parameters: false, CallsAnother: false, NeedsMore: false),
            new Inheritance(HasBase: false, EquatableArray<string>.Empty),
            DeniesClsCompliance: false);
        return NetworkPlan.Create(NetworkModelReader.Complete(declaration, [])!);
    }
}
