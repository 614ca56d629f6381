using System.Collections.Generic;
using System.IO;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx;

/// <summary>Reads the layers of a fully connected network from an ONNX file.</summary>
internal static class OnnxModel
{
    /// <summary>Reads a file, with the data that it keeps in others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller decides.</param>
    /// <exception cref="ModelFileException">The file is no ONNX model, or its graph is no fully connected network.</exception>
    public static DenseModel Read(string path, OnnxReadOptions options)
    {
        var external = new ExternalDataFolder(Path.GetDirectoryName(Path.GetFullPath(path)));
        DenseModel model = Read(ModelFileBytes.Read(path), external, options);
        model.ExternalFiles = [.. external.Files];
        return model;
    }

    /// <summary>Reads a file that is in memory.</summary>
    public static DenseModel Read(byte[] bytes, ExternalDataFolder external, OnnxReadOptions options)
    {
        return Read(OnnxGraph.Parse(bytes), bytes.Length, external, options);
    }

    /// <summary>Reads a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="length">The bytes of the file that it is from, which bound what may be spent.</param>
    /// <param name="external">Where external data is.</param>
    /// <param name="options">What the caller decides.</param>
    /// <exception cref="ModelFileException">The graph is no fully connected network.</exception>
    public static DenseModel Read(OnnxGraph graph, int length, ExternalDataFolder external, OnnxReadOptions options)
    {
        var remarks = new List<string>();
        OnnxOpset.Require(graph, options.NewestOpset, remarks);
        string end = OutputChoice.Choose(graph, options.OutputName);
        if (graph.Outputs.Count > 1)
            remarks.Add(OutputChoice.Remark(graph, end));
        try
        {
            return Import(graph, external, length, end, options.Stages, remarks);
        }
        catch (ModelFileException error)
        {
            if (OutputChoice.AlternativesTo(graph, end, error, name => CanRead(graph, external, length, name)) is { } advice)
                throw error.WithAdvice(advice);
            throw;
        }
    }

    /// <summary>The network that ends in a value. Where nothing tells which dimension of the input counts the samples, rows are tried before columns.</summary>
    private static DenseModel Import(OnnxGraph graph, ExternalDataFolder external, int length, string end, Scaling stages, IReadOnlyList<string> remarks)
    {
        var rows = new OnnxImporter(graph, external, new WorkBudget(length, external), columns: false, stages);
        try
        {
            return rows.Import(end, remarks);
        }
        catch (ModelFileException) when (rows.HasGuessedBatch)
        {
            // Rows are the rule, so that what is wrong with them is what to tell.
            if (InColumns() is { } model)
                return model;
            throw;
        }

        DenseModel? InColumns()
        {
            try
            {
                return new OnnxImporter(graph, external, new WorkBudget(length, external), columns: true, stages).Import(end, remarks);
            }
            catch (ModelFileException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether a network of the graph ends in a value.</summary>
    public static bool CanRead(OnnxGraph graph, ExternalDataFolder external, int length, string end)
    {
        try
        {
            Import(graph, external, length, end, Scaling.None, new List<string>());
            return true;
        }
        catch (ModelFileException)
        {
            return false;
        }
    }
}
