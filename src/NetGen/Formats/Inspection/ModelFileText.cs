using System.Globalization;
using System.Text;
using NetGen.Formats.Reading;

namespace NetGen.Formats.Inspection;

/// <summary>Writes what is known of a model file as a table.</summary>
internal static class ModelFileText
{
    /// <summary>Text from a file, fit for a console: no control characters.</summary>
    internal static string Shown(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

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
        string scaling = info.Scaling == Scaling.None ? "" : $", scales {ScalingDeclaration.InWords(info.Scaling)}";
        text.Append(info.Format == ModelFileFormat.Onnx ? "ONNX" : "safetensors");
        text.Append(info.Layers.Count == 0 ? ", no network that can be loaded as it is" : $", {string.Join("-", info.Layers.Select(layer => layer.OutputSize).Prepend(info.Layers[0].InputSize))}{(info.Precision == Precision.Double ? ", double precision" : "")}{layout}{scaling}");
        if (info.Opset is { } opset)
            text.Append(CultureInfo.InvariantCulture, $", opset {opset}");
        if (info.Producer is not null)
            text.Append(", written by ").Append(Shown(info.Producer));
        text.Append('\n');
        if (info.Layers.Count > 0)
        {
            AppendColumns(text, [["layer", "inputs", "outputs", "biases", "activation", "weights", "biases"], .. info.Layers.Select(layer => new[]
            {
                Text(layer.Number), Text(layer.InputSize), Text(layer.OutputSize), layer.HasBiases ? "yes" : "no", layer.Function?.ToString() ?? "not told", Shown(layer.WeightsName), Shown(layer.BiasesName ?? ""),
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
        if (info.SuggestedFileAttribute is not null)
            text.Append(info.SuggestedFileAttribute).Append("  with  ").Append(info.SuggestedItem).Append('\n');
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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
