extern alias generator;

using generator::NetGen.Generator.Emit;
using generator::NetGen.Generator.Model;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Rules;
using Options = generator::NetGen.Generator.Model.NetworkOptions;
using Written = generator::NetGen;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>Runs the generator's own steps over a network, without a compiler: rules, plan, text.</summary>
internal static class SweptText
{
    /// <summary>The parameters of so small a model are written out, those of a larger one are a resource.</summary>
    private const int MostWrittenParameters = 40;

    /// <summary>The plan of a network; null where a rule forbids it.</summary>
    public static NetworkPlan? Plan(SweptNetwork network) => Model(network, "Net") is { } model ? NetworkPlan.Create(model) : null;

    /// <summary>Whether the network is written out as named scalars; null where a rule forbids it.</summary>
    public static bool? IsUnrolled(SweptNetwork network) => Plan(network)?.IsUnrolled;

    /// <summary>The generated text; null where a rule forbids the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name of its class, in no namespace.</param>
    public static string? Of(SweptNetwork network, string name) =>
        Model(network, name) is { } model ? string.Concat(NetworkEmitter.Emit(NetworkPlan.Create(model), CancellationToken.None).Select(file => file.Text)) : null;

    /// <summary>The model file that a network starts from, of which the attribute says the activations; null where it starts from a seed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name of its class.</param>
    public static ModelFile? File(SweptNetwork network, string name)
    {
        if (network.Start == SweptStart.Seed)
            return null;
        string[] layers = [.. Enumerable.Range(1, network.Sizes.Length - 1).Select(number =>
            FormattableString.Invariant($"{network.Sizes[number - 1]} {network.Sizes[number]} ? fc{number}.weight {network.Sizes[number]}x{network.Sizes[number - 1]} {(network.Bias ? $"fc{number}.bias" : "?")}"))];
        return network.ParameterCount <= MostWrittenParameters
            ? ModelFile.Small(name + ".onnx", layers)
            : ModelFile.Large(name + ".onnx", layers, new float[network.ParameterCount]);
    }

    private static NetworkModel? Model(SweptNetwork network, string name)
    {
        ModelDescription[] files = File(network, name) is { } file ? [ModelDescriptionReader.Read(file.Description, CancellationToken.None)!] : [];
        var options = new Options(
            new(network.Sizes),
            network.Sizes.Length > 2 ? (Written.Activation)network.Hidden : null,
            Activations: null,
            (Written.Activation?)network.Output,
            (Written.Loss)network.Loss,
            network.L2,
            network.Bias,
            (Written.Precision)network.Precision,
            (Written.Unroll)network.Unroll,
            MaxParameters: null,
            MaxBytes: null,
            Weights: files.Length > 0 ? files[0].Source : null);
        var declaration = new NetworkDeclaration(
            new("", EquatableArray<TypeDeclaration>.Empty, new("class", name), name, name),
            options,
            IsStatic: network.Start == SweptStart.Frozen,
            new(Parameterless: false, Seed: false, Parameters: false, CallsAnother: false, NeedsMore: false),
            new Inheritance(HasBase: false, EquatableArray<string>.Empty),
            DeniesClsCompliance: false);
        return NetworkModelReader.Complete(declaration, files);
    }
}
