using System.Collections.Generic;
using System.IO;

namespace NetGen.ModelFiles;

/// <summary>Reads the layers of a fully connected network from an ONNX file.</summary>
internal static class OnnxModel
{
    private const long OldestOpset = 6;
    private const long NewestOpset = 22;

    /// <summary>Reads a file, with the data that it keeps in others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="output">The value of the graph that the network ends in, or null: the first output, or the only one of floating-point numbers.</param>
    /// <exception cref="ModelFileException">The file is no ONNX model, or its graph is no fully connected network.</exception>
    public static DenseModel Read(string path, string? output)
    {
        var external = new ExternalDataFolder(Path.GetDirectoryName(Path.GetFullPath(path)));
        DenseModel model = Read(ModelReader.ReadBytes(path), external, output);
        model.ExternalFiles = [.. external.Files];
        return model;
    }

    /// <summary>Reads a file that is in memory.</summary>
    public static DenseModel Read(byte[] bytes, ExternalDataFolder external, string? output)
    {
        OnnxGraph graph = OnnxGraph.Parse(bytes);
        if (graph.Opset is < OldestOpset or > NewestOpset)
            throw new ModelFileException($"The model uses opset {graph.Opset}; {OldestOpset} to {NewestOpset} are read.");
        if (graph.Outputs.Count == 0)
            throw new ModelFileException("The graph has no output.");
        string end = ChooseOutput(graph, output);
        var remarks = new List<string>();
        if (graph.Outputs.Count > 1)
            remarks.Add($"The graph has {graph.Outputs.Count} outputs; the network ends in {ModelLimits.Quote(end)}.");

        // Where nothing tells which dimension of the input counts the samples, rows are tried before columns.
        ModelFileException? first = null;
        foreach (bool columns in new[] { false, true })
        {
            try
            {
                return new OnnxImporter(graph, external, new WorkBudget(bytes.Length, external), columns).Import(end, remarks);
            }
            catch (ModelFileException error) when (first is null)
            {
                first = error;
            }
            catch (ModelFileException)
            {
            }
        }

        throw first!;
    }

    /// <summary>The value that the network ends in. Where the file does not make that plain, nothing is guessed: a critic is no policy.</summary>
    private static string ChooseOutput(OnnxGraph graph, string? name)
    {
        if (name is not null)
        {
            foreach (OnnxValueInfo output in graph.Outputs)
            {
                if (output.Name == name)
                    return name;
            }

            // The logits before an ArgMax, for example, are no output of the graph.
            foreach (OnnxNode node in graph.Nodes)
            {
                foreach (string output in node.Outputs)
                {
                    if (output == name)
                        return name;
                }
            }

            throw new ModelFileException($"The graph gives nothing named {ModelLimits.Quote(name)}; its outputs are {Names(graph)}.");
        }

        OnnxValueInfo first = graph.Outputs[0];
        if (OnnxTypes.IsFloatingPoint(first.Type))
            return first.Name;

        // Classifiers of skl2onnx give the label first, an integer or a text, and then the probabilities.
        OnnxValueInfo? only = null;
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (!OnnxTypes.IsFloatingPoint(output.Type) && output.Type != OnnxType.Undefined)
                continue;
            if (only is not null)
                throw new ModelFileException($"The first output {ModelLimits.Quote(first.Name)} is not of floating-point numbers, and there are several others: {Names(graph)}. Name the value that the network ends in.");
            only = output;
        }

        return (only ?? first).Name;
    }

    /// <summary>The names of the outputs, for messages.</summary>
    public static string Names(OnnxGraph graph)
    {
        const int Most = 8;
        var names = new List<string>();
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (names.Count < Most)
                names.Add(ModelLimits.Quote(output.Name));
        }

        return string.Join(", ", names) + (graph.Outputs.Count > Most ? ", ..." : "");
    }
}
