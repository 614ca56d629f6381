using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;

namespace NetGen.Build;

/// <summary>
/// Reads the model files of a project for the compiler: writes what is in each as text, which the generator reads as an additional
/// file, and the parameters of a large one as a resource. A file that has not changed is not read again; see
/// <see cref="ModelIntermediate"/>.
/// </summary>
public sealed class ReadNetworkModel : Microsoft.Build.Utilities.Task
{
    /// <summary>The code of the error that a file is no model that NetGen can read.</summary>
    public const string NotReadable = "NETGEN050";

    /// <summary>The code of the error that a file cannot be opened.</summary>
    public const string NotThere = "NETGEN051";

    /// <summary>The code of the error that a project lists a file more than once, and not in the same way.</summary>
    public const string ListedTwice = "NETGEN052";

    /// <summary>The code of the warning that a file holds NaN or infinity.</summary>
    public const string NotFinite = "NETGEN055";

    /// <summary>
    /// The model files. Each may have the metadata TensorNames, "layers.1.weight=dense/kernel; ...", for a file whose names say
    /// nothing, Sizes, "4-64-64-2", for one that could be read in several ways and is otherwise compared, OutputName, the value of
    /// an ONNX graph that the network ends in, and NewestOpset, the newest version of ONNX's operators that may be read.
    /// </summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The most parameters that are written out as numbers; more of them become a resource.</summary>
    [Required]
    public int LiteralParameters { get; set; }

    /// <summary>The folder of the files that are written.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The names of the descriptions that are in the folder now, for the compiler.</summary>
    [Output]
    public ITaskItem[] Descriptions { get; private set; } = [];

    /// <summary>The names of the resources that are in the folder now, each with its name in the assembly as LogicalName.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <summary>The names of the records that are in the folder now.</summary>
    [Output]
    public ITaskItem[] Records { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var descriptions = new List<ITaskItem>();
        var resources = new List<ITaskItem>();
        var records = new List<ITaskItem>();
        foreach (ITaskItem item in ListedOnce())
        {
            string source = SourceOf(item);
            var intermediate = new ModelIntermediate(Folder, source, item.GetMetadata("FullPath"), SettingsOf(item));
            try
            {
                if (intermediate.Update(LiteralParameters, () => Read(item)) is { } forms)
                    Report(item, forms.Main);
                descriptions.Add(new TaskItem(Path.GetFileName(intermediate.Description)));
                records.Add(new TaskItem(Path.GetFileName(intermediate.Record)));
                foreach ((string path, string name) in new[] { (intermediate.Resource, intermediate.ResourceName), (intermediate.StagedResource, intermediate.StagedResourceName) })
                {
                    if (!File.Exists(path))
                        continue;
                    var resource = new TaskItem(Path.GetFileName(path));

                    // A name may hold what MSBuild would take for an escape.
                    ((ITaskItem2)resource).SetMetadataValueLiteral("LogicalName", name);
                    resources.Add(resource);
                }
            }
            catch (Exception exception) when (exception is ModelFileException or IOException or UnauthorizedAccessException)
            {
                LogError(exception is ModelFileException ? NotReadable : NotThere, item, exception.Message);
                intermediate.Delete();
            }
        }

        Descriptions = [.. descriptions];
        Resources = [.. resources];
        Records = [.. records];
        return !Log.HasLoggedErrors;
    }

    /// <summary>The items, without those that say the same as one before.</summary>
    private List<ITaskItem> ListedOnce()
    {
        var items = new List<ITaskItem>();
        var byPath = new Dictionary<string, ITaskItem>(PathsOfOneFile);
        foreach (ITaskItem item in Models)
        {
            if (!byPath.TryGetValue(item.GetMetadata("FullPath"), out ITaskItem first))
            {
                byPath.Add(item.GetMetadata("FullPath"), item);
                items.Add(item);
            }
            else if (SourceOf(first) != SourceOf(item) || SettingsOf(first) != SettingsOf(item))
            {
                LogError(ListedTwice, item, $"The project lists this file twice, as {Quote(first)} and as {Quote(item)}. Keep one of the items; <NetGenModel Update=\"...\" /> changes the metadata of an item that is listed before.");
            }
        }

        return items;
    }

    /// <summary>Whether two paths name one file, as far as the system's usual file systems go.</summary>
    private static StringComparer PathsOfOneFile => Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private static string SourceOf(ITaskItem item) => item.ItemSpec.Replace('\\', '/');

    /// <summary>All metadata that the project gives, in an order that does not depend on the project.</summary>
    private static string SettingsOf(ITaskItem item) => string.Join("\n", Metadata(item));

    private static IEnumerable<string> Metadata(ITaskItem item) =>
        item.CloneCustomMetadata().Keys.Cast<string>().OrderBy(name => name, StringComparer.Ordinal).Select(name => $"{name}=\"{item.GetMetadata(name)}\"");

    private static string Quote(ITaskItem item)
    {
        string metadata = string.Join(" ", Metadata(item));
        return $"'{item.ItemSpec}'{(metadata.Length > 0 ? " with " + metadata : "")}";
    }

    private static ModelForms Read(ITaskItem item) => ModelForms.Read(stages => ModelReader.Read(
        item.GetMetadata("FullPath"),
        ReadNames(item.GetMetadata("TensorNames")),
        ReadSizes(item.GetMetadata("Sizes")),
        ReadOnnxOptions(item.GetMetadata("OutputName"), item.GetMetadata("NewestOpset"), stages)));

    private void Report(ITaskItem item, DenseModel model)
    {
        string shape = string.Join("-", model.Sizes);
        Log.LogMessage(MessageImportance.High, "{0}: read {1}, {2} parameters{3}", item.ItemSpec, shape, model.ParameterCount, string.Concat(model.Remarks.Select(remark => "; " + remark)));
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

    private void LogError(string code, ITaskItem item, string message) => Log.LogError(
        subcategory: null,
        errorCode: code,
        helpKeyword: null,
        file: item.ItemSpec,
        lineNumber: 0,
        columnNumber: 0,
        endLineNumber: 0,
        endColumnNumber: 0,
        message: "{0}",
        message);

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

    private static OnnxReadOptions ReadOnnxOptions(string outputName, string newestOpset, Scaling stages)
    {
        int opset = 0;
        if (newestOpset.Trim().Length > 0 && !int.TryParse(newestOpset, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out opset))
            throw new ModelFileException($"NewestOpset is '{newestOpset}'; needed is a number such as {OnnxOpset.NewestKnown}.");
        return new OnnxReadOptions(outputName.Trim().Length == 0 ? null : outputName, opset == 0 ? null : opset, stages);
    }

    private static int[]? ReadSizes(string text)
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
