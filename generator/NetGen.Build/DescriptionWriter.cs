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
    /// <param name="forms">What is in it.</param>
    /// <param name="resourceName">The name of the resource with the parameters, or null to write them here.</param>
    /// <param name="stagedResourceName">The same of the form with stages.</param>
    public static void Write(Stream stream, string source, ModelForms forms, string? resourceName, string? stagedResourceName)
    {
        DenseModel model = forms.Main;
        // No byte order mark, and the same line ends everywhere.
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(DescriptionFormat.Header);
        WriteLine(writer, DescriptionFormat.Source, source);
        WriteLine(writer, DescriptionFormat.Precision, model.IsDouble ? DescriptionFormat.Double : DescriptionFormat.Single);
        if (forms.NotFolded is { } refusal)
            WriteLine(writer, DescriptionFormat.NotFolded, refusal);
        WriteForm(writer, model, resourceName);
        if (forms.Staged is { } staged)
        {
            WriteLine(writer, DescriptionFormat.Staged);
            WriteForm(writer, staged, stagedResourceName);
        }

        writer.WriteLine(DescriptionFormat.End);
    }

    private static void WriteForm(StreamWriter writer, DenseModel model, string? resourceName)
    {
        if ((model.IsDouble || model.Scaling != Scaling.None) && FoldingLoss.WhyNotSingle(model) is { } reason)
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

        WriteScaling(writer, DescriptionFormat.Inputs, model.InputScaling);
        WriteScaling(writer, DescriptionFormat.Outputs, model.OutputScaling);
        if (model.TellsScaling && model.Scaling == Scaling.None)
            WriteLine(writer, DescriptionFormat.Scaling, DescriptionFormat.None);
        foreach (string remark in model.Remarks)
            WriteLine(writer, DescriptionFormat.Remark, remark);
        if (resourceName is null)
            WriteRows(writer, model);
        else
            WriteLine(writer, DescriptionFormat.Resource, resourceName);
    }

    /// <summary>The numbers of a stage: few, and computed in double where the graph has them in another form, so that their precision is their own.</summary>
    private static void WriteScaling(StreamWriter writer, string stage, ModelScaling? scaling)
    {
        if (scaling is null)
            return;
        bool isDouble = scaling.Offsets.Concat(scaling.Factors).Any(number => number != (float)number);
        WriteLine(writer, DescriptionFormat.Scaling, stage, isDouble ? DescriptionFormat.Double : DescriptionFormat.Single, Numbers(scaling.Offsets), Numbers(scaling.Factors));

        string Numbers(double[] numbers) => string.Join(" ", numbers.Select(number => NumberText.Of(number, isDouble)));
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
