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
    /// <param name="output">The output of the graph that the network ends in, or null: the first of floating-point numbers.</param>
    /// <exception cref="ModelFileException">The file is no ONNX model, or its graph is no fully connected network.</exception>
    public static DenseModel Read(string path, string? output) =>
        Read(ModelReader.ReadBytes(path), new ExternalDataFolder(Path.GetDirectoryName(Path.GetFullPath(path))), output);

    /// <summary>Reads a file that is in memory.</summary>
    public static DenseModel Read(byte[] bytes, ExternalDataFolder external, string? output)
    {
        OnnxGraph graph = OnnxGraph.Parse(bytes);
        if (graph.Opset is < OldestOpset or > NewestOpset)
            throw new ModelFileException($"The model uses opset {graph.Opset}; {OldestOpset} to {NewestOpset} are read.");
        if (graph.Outputs.Count == 0)
            throw new ModelFileException("The graph has no output.");
        OnnxValueInfo end = ChooseOutput(graph, output);
        var remarks = new List<string>();
        if (graph.Outputs.Count > 1)
            remarks.Add($"The graph has {graph.Outputs.Count} outputs; the network ends in {ModelLimits.Quote(end.Name)}.");

        // Where nothing tells which dimension of the input counts the samples, rows are tried before columns.
        ModelFileException? first = null;
        foreach (bool columns in new[] { false, true })
        {
            try
            {
                return new OnnxImporter(graph, external, new WorkBudget(bytes.Length, external), columns).Import(end.Name, remarks);
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

    private static OnnxValueInfo ChooseOutput(OnnxGraph graph, string? name)
    {
        if (name is not null)
        {
            foreach (OnnxValueInfo output in graph.Outputs)
            {
                if (output.Name == name)
                    return output;
            }

            throw new ModelFileException($"The graph has no output {ModelLimits.Quote(name)}; its first is {ModelLimits.Quote(graph.Outputs[0].Name)}.");
        }

        // Classifiers of skl2onnx give the label first, an integer or a text, and then the probabilities.
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (OnnxTypes.IsFloatingPoint(output.Type))
                return output;
        }

        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (output.Type == OnnxType.Undefined)
                return output;
        }

        return graph.Outputs[0];
    }
}
