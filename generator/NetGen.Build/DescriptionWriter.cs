using System.Globalization;
using System.Text;
using NetGen.Formats.Reading;

namespace NetGen.Build;

/// <summary>Writes what the compiler may know of a model; see <see cref="DescriptionFormat"/>.</summary>
internal static class DescriptionWriter
{
    /// <summary>Writes a description.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="source">The model file, as the project lists it.</param>
    /// <param name="model">What is in it.</param>
    /// <param name="resourceName">The name of the resource with the parameters, or null to write them here.</param>
    public static void Write(Stream stream, string source, DenseModel model, string? resourceName)
    {
        // No byte order mark, and the same line ends everywhere.
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(DescriptionFormat.Header);
        WriteLine(writer, DescriptionFormat.Source, source);
        WriteLine(writer, DescriptionFormat.Precision, model.IsDouble ? DescriptionFormat.Double : DescriptionFormat.Single);
        if (model.IsDouble && FoldingLoss.WhyNotSingle(model) is { } reason)
            WriteLine(writer, DescriptionFormat.NotSingle, reason);
        WriteLine(writer, DescriptionFormat.Biases, model.HasBiases ? DescriptionFormat.Yes : DescriptionFormat.No);
        foreach (DenseLayer layer in model.Layers)
        {
            WriteLine(
                writer,
                DescriptionFormat.Layer,
                Text(layer.Inputs),
                Text(layer.Outputs),
                layer.Activation?.ToString() ?? "",
                layer.WeightName,
                string.Join(" x ", layer.WeightShape.Select(Text)),
                layer.BiasName ?? "");
        }

        foreach (string remark in model.Remarks)
            WriteLine(writer, DescriptionFormat.Remark, remark);
        if (resourceName is null)
            WriteRows(writer, model);
        else
            WriteLine(writer, DescriptionFormat.Resource, resourceName);
        writer.WriteLine(DescriptionFormat.End);
    }

    private static void WriteRows(StreamWriter writer, DenseModel model)
    {
        for (int number = 1; number <= model.Layers.Count; number++)
        {
            DenseLayer layer = model.Layers[number - 1];
            for (int input = 0; input < layer.Inputs; input++)
                WriteRow(writer, number, input + 1, layer.Weights, input * layer.Outputs, layer.Outputs, model.IsDouble);
            if (model.HasBiases)
                WriteRow(writer, number, 0, layer.Biases ?? new double[layer.Outputs], 0, layer.Outputs, model.IsDouble);
        }
    }

    private static void WriteRow(StreamWriter writer, int layer, int input, double[] values, int start, int count, bool isDouble)
    {
        string numbers = string.Join(" ", Enumerable.Range(start, count).Select(index => NumberText.Of(values[index], isDouble)));
        WriteLine(writer, DescriptionFormat.Row, Text(layer), Text(input), numbers);
    }

    private static void WriteLine(StreamWriter writer, params string[] fields) =>
        writer.WriteLine(string.Join(DescriptionFormat.Separator.ToString(), fields.Select(DescriptionFormat.Field)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
