using System.Text.Json;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.ModelFiles.Tests.Reference;

namespace NetGen.ModelFiles.Tests.Interop;

/// <summary>A model that another program wrote, with inputs and what that program computed for them.</summary>
internal sealed record ExporterModel(string File, double[][] Inputs, double[][] Outputs, string[]? Activations, string? OutputName = null)
{
    // float, of values around 1, through three layers.
    private const double Tolerance = 1e-5;

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    public static ExporterModel[] ReadAll(string folder) =>
        JsonSerializer.Deserialize<ExporterModel[]>(System.IO.File.ReadAllText(Path.Combine(folder, "models.json")), s_options)!;

    /// <summary>What is wrong with the model as it was read, or null.</summary>
    public string? Compare(string folder)
    {
        DenseModel model;
        try
        {
            model = ModelReader.Read(Path.Combine(folder, File), new Dictionary<string, string>(), null, new OnnxReadOptions(OutputName, null));

            // None of them loses anything where its scaling is folded.
            var remarks = new List<string>();
            FoldingLoss.Judge(model, model.IsDouble, remarks);
            if (remarks.Count > 0)
                return $"{File}: {remarks[0]}";
        }
        catch (ModelFileException error)
        {
            return $"{File}: {error.Message}";
        }

        string found = string.Join(", ", model.Layers.Select(layer => layer.Activation!.Name));
        if (Activations is not null && found != string.Join(", ", Activations))
            return $"{File}: the activations are {found}";
        double worst = Inputs.Zip(Outputs).Max(sample => Worst(sample.Second, model.Evaluate(sample.First)));
        return worst <= Tolerance ? null : $"{File}: off by {worst}";
    }

    /// <summary>The largest difference, relative to the value where that is above 1.</summary>
    public static double Worst(double[] expected, double[] actual) =>
        expected.Length == actual.Length ? expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second) / Math.Max(1, Math.Abs(pair.First))) : double.PositiveInfinity;
}
