using System.Globalization;
using NetGen.Formats.Reading;
using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Rules;

/// <summary>What makes a model file fit the network that takes its weights from it.</summary>
internal static class ModelFileRules
{
    /// <summary>The listed files that a name may mean: the one of exactly that path, or else those whose path ends so.</summary>
    public static IReadOnlyList<ModelDescription> Find(string name, IReadOnlyList<ModelDescription> files)
    {
        string path = name.Replace('\\', '/');
        ModelDescription[] exact = [.. files.Where(file => file.Source == path)];
        return exact.Length > 0 ? exact : [.. files.Where(file => file.Source.EndsWith("/" + path, StringComparison.Ordinal))];
    }

    public static IEnumerable<RuleViolation> CheckName(NetworkOptions options, string name, IReadOnlyList<ModelDescription> files)
    {
        if (options is { Architecture: not null, Weights: not null })
        {
            yield return new(Rule.ModelFileTwice, nameof(options.Weights), -1, options.Architecture, options.Weights);
            yield break;
        }

        IReadOnlyList<ModelDescription> found = Find(name, files);
        if (found.Count == 0)
            yield return AtName(Rule.ModelFileNotListed, options, name, $"which the project does not list; add <NetGenModel Include=\"{name}\" /> to an ItemGroup of the project file");
        else if (found.Count > 1)
            yield return AtName(Rule.ModelFileNotListed, options, name, $"and the project lists {Text(found.Count)} files of that name, {string.Join(", ", found.Select(file => file.Source))}; write which one, with its folder");
    }

    /// <summary>Whether the architecture of a network can be taken from a file.</summary>
    public static IEnumerable<RuleViolation> CheckArchitecture(NetworkOptions options, ModelDescription file)
    {
        for (int index = 0; index < file.Layers.Count; index++)
        {
            ModelLayer layer = file.Layers[index];
            bool isHidden = index < file.Layers.Count - 1;
            if (layer.Activation is null && isHidden && options.Activation is null && options.Activations is null)
            {
                yield return AtName(Rule.ActivationNotTold, options, file.Source, layer.WeightName);
                yield break;
            }
        }
    }

    /// <summary>The options with what the attribute leaves to the file.</summary>
    public static NetworkOptions Complete(NetworkOptions options, ModelDescription file)
    {
        ModelLayer last = file.Layers[file.Layers.Count - 1];
        return options with
        {
            Sizes = new([file.Layers[0].Inputs, .. file.Layers.Select(layer => layer.Outputs)]),
            Bias = options.Bias ?? file.HasBiases,
            Activations = options.Activations ?? (options.Activation is not null
                ? null
                : new([.. file.Layers.Take(file.Layers.Count - 1).Select(layer => Member(layer.Activation!))])),
            Told = file.Layers.All(layer => layer.Activation is not null) ? new([.. file.Layers.Select(layer => Parse(layer.Activation!))]) : null,
            Output = options.Output ?? (last.Activation is { } output && LossTable.Of(options.Loss ?? default).Allows(Parse(output).Definition) ? Member(output) : null),
        };
    }

    /// <summary>Whether the tensors and the activations of a file are those of a network whose shape is valid.</summary>
    public static IEnumerable<RuleViolation> CheckFit(NetworkOptions options, ModelDescription file)
    {
        if (file.Layers.Count != options.Sizes.Count - 1)
        {
            yield return AtName(Rule.WeightsLayers, options, file.Source, Layers(file.Layers.Count), Shape(file), Layers(options.Sizes.Count - 1), string.Join("-", options.Sizes));
            yield break;
        }

        bool fits = true;
        for (int layer = 1; layer <= file.Layers.Count; layer++)
        {
            ModelLayer tensor = file.Layers[layer - 1];
            int inputs = options.Sizes[layer - 1];
            int outputs = options.Sizes[layer];
            if (tensor.Inputs == inputs && tensor.Outputs == outputs)
                continue;
            fits = false;
            yield return AtName(
                Rule.WeightsShape, options, tensor.WeightName, file.Source, tensor.WeightShape, Text(tensor.Inputs), Text(tensor.Outputs), Text(layer), Needed(tensor, inputs, outputs), Text(inputs), Text(outputs));
        }

        if (!fits)
            yield break;
        foreach (RuleViolation violation in CheckBiases(options, file))
            yield return violation;
        foreach (RuleViolation violation in CheckActivations(options, file))
            yield return violation;
        if (ModelFileForms.Needed(options, file) is { } needed)
            yield return AtName(Rule.WeightsScaling, options, file.Source, ScalingDeclaration.InWords(file.Scaling), ScalingDeclaration.InWords(options.Scaling ?? Scaling.None), ScalingDeclaration.Value(needed), file.NotFolded is null ? "" : $" ({file.NotFolded})");
        else if (ModelFileForms.WhyNot(options, file) is { } reason)
            yield return AtName(Rule.WeightsPrecision, options, file.Source, reason);
    }

    private static IEnumerable<RuleViolation> CheckBiases(NetworkOptions options, ModelDescription file)
    {
        if ((options.Bias ?? true) == file.HasBiases)
            yield break;
        yield return file.Layers.FirstOrDefault(layer => layer.BiasName is not null) is { } biased
            ? AtName(Rule.WeightsBiases, options, file.Source, $"has biases, '{biased.BiasName}' first", "has none", "Bias = true")
            : AtName(Rule.WeightsBiases, options, file.Source, "has no biases", "has them", "Bias = false");
    }

    private static IEnumerable<RuleViolation> CheckActivations(NetworkOptions options, ModelDescription file)
    {
        EquatableArray<LayerActivation> activations = ShapeRules.Activations(options);
        for (int layer = 1; layer <= file.Layers.Count; layer++)
        {
            ModelLayer tensor = file.Layers[layer - 1];
            LayerActivation needed = activations[layer - 1];
            if (tensor.Activation is not { } told)
                continue;

            // A file that ends with logits is what a loss that is computed from logits was trained with.
            bool isLogits = layer == file.Layers.Count && told == nameof(Activation.Identity) && LossTable.Of(options.Loss ?? default).OfLogits;
            if (!Parse(told).IsSameAs(needed) && !isLogits)
                yield return AtName(Rule.WeightsActivation, options, file.Source, Parse(told).Text, tensor.WeightName, Text(layer), needed.Text);
        }
    }

    /// <summary>The shape that the tensor would need, in the order of the one it has.</summary>
    private static string Needed(ModelLayer tensor, int inputs, int outputs) =>
        tensor.WeightShape == $"{Text(tensor.Inputs)} x {Text(tensor.Outputs)}" && tensor.Inputs != tensor.Outputs
            ? $"{Text(inputs)} x {Text(outputs)}"
            : $"{Text(outputs)} x {Text(inputs)}";

    /// <summary>At the argument that names the file.</summary>
    private static RuleViolation AtName(Rule rule, NetworkOptions options, params string[] details) =>
        options.Architecture is null ? new(rule, nameof(options.Weights), -1, details) : new(rule, null, 0, details);

    private static LayerActivation Parse(string activation) => LayerActivation.Parse(activation)!;

    private static Activation Member(string activation) => ActivationTable.MemberOf(Parse(activation).Definition);

    private static string Layers(int count) => count == 1 ? "1 layer" : Text(count) + " layers";

    private static string Shape(ModelDescription file) =>
        Text(file.Layers[0].Inputs) + string.Concat(file.Layers.Select(layer => "-" + Text(layer.Outputs)));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
