using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Writes what is known of a model file: as an attribute, as a table.</summary>
internal static class ModelFileText
{
    /// <summary>Text from a file, fit for a console: no control characters.</summary>
    internal static string Shown(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>The attribute of a network with these layers: what is not a default, and the activations where the file tells them.</summary>
    internal static string AttributeOf(IReadOnlyList<ModelFileLayer> layers, bool isDouble, Loss? loss)
    {
        var arguments = new List<string> { Text(layers[0].Inputs) };
        arguments.AddRange(layers.Select(layer => Text(layer.Outputs)));
        Activation?[] hidden = [.. layers.SkipLast(1).Select(layer => layer.Activation)];
        if (hidden.Length > 0 && hidden.All(activation => activation is not null))
        {
            arguments.Add(hidden.Distinct().Count() == 1
                ? $"Activation = {hidden[0]}"
                : $"Activations = new[] {{ {string.Join(", ", hidden)} }}");
        }

        Activation? output = layers[^1].Activation;
        if (loss is { } told && output is { } last && !Fits(told, last))
            loss = null;
        if (output is not null && output != Implied(loss))
            arguments.Add($"Output = {output}");
        if (loss is not null and not Loss.SquaredError)
            arguments.Add($"Loss = {loss}");
        if (layers.All(layer => !layer.HasBiases))
            arguments.Add("Bias = false");
        if (isDouble)
            arguments.Add("Precision = Precision.Double");
        return $"[Network({string.Join(", ", arguments)})]";
    }

    /// <summary>All that is known, as a table.</summary>
    internal static string TableOf(ModelFileInfo info)
    {
        var text = new StringBuilder();
        string layout = info.Layout switch
        {
            WeightLayout.InputsOutputs => ", weights [inputs][outputs]",
            WeightLayout.OutputsInputs => ", weights [outputs][inputs]",
            _ => "",
        };
        text.Append(info.Format == ModelFileFormat.Onnx ? "ONNX" : "safetensors");
        text.Append(info.Layers.Count == 0 ? ", no network that can be loaded as it is" : $", {string.Join("-", info.Layers.Select(layer => layer.Outputs).Prepend(info.Layers[0].Inputs))}{(info.IsDouble ? ", double precision" : "")}{layout}").Append('\n');
        if (info.Layers.Count > 0)
        {
            AppendColumns(text, [["layer", "inputs", "outputs", "biases", "activation", "weights", "biases"], .. info.Layers.Select(layer => new[]
            {
                Text(layer.Number), Text(layer.Inputs), Text(layer.Outputs), layer.HasBiases ? "yes" : "no", layer.Activation?.ToString() ?? "not told", Shown(layer.WeightsName), Shown(layer.BiasesName ?? ""),
            })]);
        }

        AppendSection(text, "inputs", info.Inputs);
        AppendSection(text, "outputs", info.Outputs);
        if (info.Layers.Count == 0)
            AppendSection(text, "tensors", info.Tensors);
        AppendSection(text, "metadata", info.Metadata.Select(pair => $"{Shown(pair.Key)} = {Shown(pair.Value)}"));
        AppendSection(text, "problems", info.Problems);
        if (info.SuggestedAttribute is not null)
            text.Append(info.SuggestedAttribute).Append('\n');
        return text.ToString();
    }

    private static void AppendSection(StringBuilder text, string title, IEnumerable<object> lines)
    {
        bool first = true;
        foreach (object line in lines)
        {
            if (first)
                text.Append(title).Append('\n');
            first = false;
            text.Append("  ").Append(line).Append('\n');
        }
    }

    private static void AppendColumns(StringBuilder text, string[][] rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
    }

    /// <summary>The output activation of a network that does not say one.</summary>
    private static Activation Implied(Loss? loss) => loss switch
    {
        Loss.SoftmaxCE => Activation.Softmax,
        Loss.SigmoidBCE => Activation.Sigmoid,
        _ => Activation.Identity,
    };

    private static bool Fits(Loss loss, Activation output) =>
        loss is not (Loss.SoftmaxCE or Loss.SigmoidBCE) || output == Implied(loss) || loss == Loss.SoftmaxCE && output == Activation.LogSoftmax;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
