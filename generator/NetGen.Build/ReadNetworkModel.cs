using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NetGen.ModelFiles;

namespace NetGen.Build;

/// <summary>
/// Reads the model files of a project for the compiler: writes what is in each as text, which the generator reads as an additional
/// file, and the parameters of a large one as a resource.
/// </summary>
public sealed class ReadNetworkModel : Microsoft.Build.Utilities.Task
{
    /// <summary>The code of the error that a file is no model that NetGen can read.</summary>
    public const string NotReadable = "NETGEN050";

    /// <summary>The code of the error that a file cannot be opened.</summary>
    public const string NotThere = "NETGEN051";

    /// <summary>The code of the warning that a file holds NaN or infinity.</summary>
    public const string NotFinite = "NETGEN055";

    /// <summary>
    /// The model files. Each has the metadata Description and Resource, the files to write, and may have TensorNames,
    /// "layers.1.weight=dense/kernel; ...", for a file whose names say nothing, Sizes, "4-64-64-2", for one that could be read
    /// in several ways and is otherwise compared, and Output, the one of an ONNX graph's outputs that the network ends in.
    /// </summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The most parameters that are written out as numbers; more of them become a resource.</summary>
    [Required]
    public int LiteralParameters { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem model in Models)
        {
            string description = model.GetMetadata("Description");
            string resource = model.GetMetadata("Resource");
            Directory.CreateDirectory(Path.GetDirectoryName(description));
            try
            {
                Read(model, description, resource);
            }
            catch (Exception exception) when (exception is ModelFileException or IOException or UnauthorizedAccessException)
            {
                // What an earlier build wrote is no longer true.
                File.Delete(description);
                File.Delete(resource);
                Log.LogError(
                    subcategory: null,
                    errorCode: exception is ModelFileException ? NotReadable : NotThere,
                    helpKeyword: null,
                    file: model.ItemSpec,
                    lineNumber: 0,
                    columnNumber: 0,
                    endLineNumber: 0,
                    endColumnNumber: 0,
                    message: "{0}",
                    exception.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Read(ITaskItem item, string description, string resource)
    {
        string output = item.GetMetadata("Output");
        DenseModel model = ModelReader.Read(
            item.GetMetadata("FullPath"),
            ReadNames(item.GetMetadata("TensorNames")),
            ReadSizes(item.GetMetadata("Sizes")),
            output.Length == 0 ? null : output);
        string source = item.ItemSpec.Replace('\\', '/');
        if (DescriptionWriter.CountParameters(model) <= LiteralParameters)
        {
            File.Delete(resource);
            WholeFile.Write(description, stream => DescriptionWriter.Write(stream, source, model, resourceName: null));
        }
        else
        {
            WholeFile.Write(resource, stream => ParameterWriter.Write(stream, model));
            WholeFile.Write(description, stream => DescriptionWriter.Write(stream, source, model, item.GetMetadata("ResourceName")));
        }

        string shape = string.Join("-", model.Layers.Select(layer => layer.Outputs).Prepend(model.Layers[0].Inputs));
        Log.LogMessage(MessageImportance.High, "{0}: read {1}, {2} parameters{3}", item.ItemSpec, shape, DescriptionWriter.CountParameters(model), string.Concat(model.Remarks.Select(remark => "; " + remark)));
        foreach (string sentence in model.NonFinite)
        {
            Log.LogWarning(
                subcategory: null,
                warningCode: NotFinite,
                helpKeyword: null,
                file: item.ItemSpec,
                lineNumber: 0,
                columnNumber: 0,
                endLineNumber: 0,
                endColumnNumber: 0,
                message: "{0}",
                sentence);
        }
    }

    private static Dictionary<string, string> ReadNames(string text)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Where(pair => pair.Trim().Length > 0))
        {
            int equals = pair.IndexOf('=');
            if (equals <= 0)
                throw new ModelFileException($"TensorNames has '{pair.Trim()}'; needed are pairs such as layers.1.weight=dense/kernel, with a semicolon between two.");
            names[pair.Substring(0, equals).Trim()] = pair.Substring(equals + 1).Trim();
        }

        return names;
    }

    private static IReadOnlyList<int>? ReadSizes(string text)
    {
        if (text.Trim().Length == 0)
            return null;
        string[] parts = text.Split('-');
        int[] sizes = new int[parts.Length];
        for (int index = 0; index < parts.Length; index++)
        {
            if (!int.TryParse(parts[index], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out sizes[index]))
                throw new ModelFileException($"Sizes is '{text}'; needed are numbers such as 4-64-64-2, inputs first.");
        }

        return sizes;
    }
}
