using System.Globalization;
using System.Security;
using System.Text;
using NetGen.Formats.Reading;
using NetGen.Runtime;

namespace NetGen.Formats.Inspection;

/// <summary>Writes what a project says so that it has the network of a model file.</summary>
internal static class SuggestedDeclaration
{
    // What MSBuild reads as something else in the value of an item or its metadata; % first, by which the others are written.
    private const string SpecialInBuilds = "%*?@$();'";

    /// <summary>The attribute of a network with these layers: what is not a default, and the activations where the file tells them.</summary>
    internal static string Attribute(IReadOnlyList<ModelFileLayer> layers, bool isDouble, Loss? loss, Scaling scaling)
    {
        var arguments = new List<string> { Text(layers[0].InputSize) };
        arguments.AddRange(layers.Select(layer => Text(layer.OutputSize)));
        Activation?[] hidden = [.. layers.SkipLast(1).Select(layer => layer.Activation)];
        if (hidden.Length > 0 && hidden.All(activation => activation is not null))
        {
            arguments.Add(hidden.Distinct().Count() == 1
                ? $"Activation = {hidden[0]}"
                : $"Activations = new[] {{ {string.Join(", ", hidden)} }}");
        }

        // One number for the hidden layers; where they have several, only the file tells them.
        LayerActivation[] parametric = [.. layers.SkipLast(1).Select(layer => layer.Function).OfType<LayerActivation>().Where(function => function.Parameter is not null).Distinct()];
        if (parametric is [{ HasDefault: false } only])
            arguments.Add($"ActivationParameter = {only.ParameterText}");

        Activation? output = layers[^1].Activation;
        if (output is not null && output != Implied(Fitting(loss, output)))
            arguments.Add($"Output = {output}");
        if (layers[^1].Function is { HasDefault: false } function)
            arguments.Add($"OutputParameter = {function.ParameterText}");
        AddLoss(arguments, loss, output);
        if (layers.All(layer => !layer.HasBiases))
            arguments.Add("Bias = false");
        if (scaling != Scaling.None)
            arguments.Add($"{nameof(Scaling)} = {ScalingDeclaration.Value(scaling)}");
        AddPrecision(arguments, isDouble);
        return $"[Network({string.Join(", ", arguments)})]";
    }

    /// <summary>Whether a build takes a file of this name for one of this format.</summary>
    internal static bool IsReadByBuilds(ModelFileFormat format, string path) =>
        Path.GetExtension(path).Equals(format == ModelFileFormat.Onnx ? ".onnx" : ".safetensors", StringComparison.OrdinalIgnoreCase);

    /// <summary>The attribute of a network that takes from the file what the file tells.</summary>
    internal static string FileAttribute(string path, IReadOnlyList<ModelFileLayer> layers, bool isDouble, Loss? loss)
    {
        var arguments = new List<string> { Literal(Path.GetFileName(path)) };
        AddLoss(arguments, loss, layers[^1].Activation);
        AddPrecision(arguments, isDouble);
        return $"[Network({string.Join(", ", arguments)})]";
    }

    /// <summary>The item by which a project lists the file.</summary>
    internal static string Item(string path, IReadOnlyList<(string Name, string[] Parts)> metadata)
    {
        var text = new StringBuilder("<NetGenModel");
        Add("Include", Path.GetFileName(path));
        foreach ((string name, string[] parts) in metadata)
            Add(name, parts);
        return text.Append(" />").ToString();

        void Add(string name, params string[] parts) =>
            text.Append(' ').Append(name).Append("=\"").Append(SecurityElement.Escape(string.Join("; ", parts.Select(Escape)))).Append('"');

        static string Escape(string value)
        {
            foreach (char special in SpecialInBuilds)
                value = value.Replace(special.ToString(), string.Create(CultureInfo.InvariantCulture, $"%{(int)special:X2}"), StringComparison.Ordinal);
            return value;
        }
    }

    private static void AddLoss(List<string> arguments, Loss? loss, Activation? output)
    {
        if (Fitting(loss, output) is { } told and not Loss.SquaredError)
            arguments.Add($"Loss = {told}");
    }

    private static void AddPrecision(List<string> arguments, bool isDouble)
    {
        if (isDouble)
            arguments.Add("Precision = Precision.Double");
    }

    /// <summary>The loss, if a network can have it with this output.</summary>
    private static Loss? Fitting(Loss? loss, Activation? output) =>
        loss is null || output is null || LossTable.Of(loss.Value).Allows(ActivationTable.Of(output.Value)) ? loss : null;

    /// <summary>The output activation of a network that does not say one.</summary>
    private static Activation Implied(Loss? loss) =>
        loss is { } told && LossTable.Of(told).FusedOutputs is { Length: > 0 } fused ? ActivationTable.MemberOf(fused[0]) : Activation.Identity;

    private static string Literal(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))}\"";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
