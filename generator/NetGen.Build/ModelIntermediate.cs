using System.Text;
using NetGen.Formats.Reading;

namespace NetGen.Build;

/// <summary>
/// What a build makes of one model file: a description for the compiler, a resource where the parameters are many, and a record of
/// what both were made from.
/// </summary>
/// <remarks>
/// Whether a model has to be read again is decided by its bytes. Times would not do: a file that is moved, copied with its time, or
/// checked out is often older than what it replaces, and may have its length and its time too. The record holds the fingerprints of
/// all files that were read and of those that were written; where one of them differs, everything is made anew. So two builds may
/// share a folder: whatever they leave, what does not belong together does not match the record.
/// </remarks>
internal sealed class ModelIntermediate
{
    private const string Header = "netgen-record 2";
    private const string Settings = "settings";
    private const string Read = "read";
    private const string Written = "written";
    private const char Separator = '\t';

    // Hexadecimal digits of a file's name: so many that no two models have the same by chance.
    private const int NameDigits = 32;

    private readonly string _folder;
    private readonly string _source;
    private readonly string _path;
    private readonly string _settings;

    /// <param name="folder">The folder of the files; it is made where it is missing.</param>
    /// <param name="source">The model file, as the project lists it, with / between folders.</param>
    /// <param name="path">Where the model file is.</param>
    /// <param name="settings">Everything else that the result depends on.</param>
    public ModelIntermediate(string folder, string source, string path, string settings)
    {
        _folder = folder;
        _source = source;
        _path = path;
        _settings = settings;

        // A path may be longer than a file's name, hold what no name may, and differ from another only in letters that a file
        // system does not tell apart: its fingerprint has none of that.
        Name = Fingerprint.OfText(source).Substring(0, NameDigits);
    }

    /// <summary>The name that the files have in common.</summary>
    public string Name { get; }

    /// <summary>The description for the compiler.</summary>
    public string Description => Path.Combine(_folder, Name + DescriptionFormat.Extension);

    /// <summary>The resource; there is none where the description holds the parameters.</summary>
    public string Resource => Path.Combine(_folder, Name + ".weights");

    /// <summary>The resource of the form with stages; there is none where that is the only form.</summary>
    public string StagedResource => Path.Combine(_folder, Name + ".scaled.weights");

    /// <summary>The record.</summary>
    public string Record => Path.Combine(_folder, Name + ".record");

    /// <summary>The name of the resource in the assembly.</summary>
    public string ResourceName => "NetGen/" + _source;

    /// <summary>The name of the resource of the form with stages.</summary>
    public string StagedResourceName => ResourceName + "/scaled";

    /// <summary>Brings the files up to date.</summary>
    /// <param name="literalParameters">The most parameters that are written out as numbers.</param>
    /// <param name="read">Reads the model file.</param>
    /// <returns>The model, or null where nothing has changed.</returns>
    /// <exception cref="ModelFileException">The file is no model that NetGen can read.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read or written.</exception>
    public ModelForms? Update(int literalParameters, Func<ModelForms> read)
    {
        string record = File.Exists(Record) ? File.ReadAllText(Record) : "";
        IReadOnlyList<string> externalFiles = ExternalFiles(record);
        string inputs = InputLines(literalParameters, externalFiles);
        if (record == inputs + OutputLines(Fingerprint.OfFile(Description), Fingerprint.OfFile(Resource), Fingerprint.OfFile(StagedResource)))
            return null;

        // The fingerprints are taken before the files are read: one that changes in between is read again by the next build. Which
        // files have the data of a model is known only when it has been read; where they are others than before, it is read twice.
        ModelForms model = read();
        while (!model.Main.ExternalFiles.SequenceEqual(externalFiles))
        {
            externalFiles = model.Main.ExternalFiles;
            inputs = InputLines(literalParameters, externalFiles);
            model = read();
        }

        Directory.CreateDirectory(_folder);
        bool isLiteral = Math.Max(model.Main.ParameterCount, model.Staged?.ParameterCount ?? 0) <= literalParameters;
        string resource = WriteResource(Resource, isLiteral ? null : model.Main);
        string stagedResource = WriteResource(StagedResource, isLiteral ? null : model.Staged);
        string description = WholeFile.Write(Description, stream => DescriptionWriter.Write(stream, _source, model, isLiteral ? null : ResourceName, isLiteral ? null : StagedResourceName));
        byte[] text = Encoding.UTF8.GetBytes(inputs + OutputLines(description, resource, stagedResource));
        WholeFile.Write(Record, stream => stream.Write(text, 0, text.Length));
        return model;
    }

    /// <summary>Removes the files: what an earlier build wrote of a model that can no longer be read is no longer true.</summary>
    public void Delete()
    {
        if (!Directory.Exists(_folder))
            return;
        File.Delete(Record);
        File.Delete(Description);
        File.Delete(Resource);
        File.Delete(StagedResource);
    }

    /// <summary>Writes the parameters of a form, or removes what an earlier build wrote of one that is no more; gives the fingerprint.</summary>
    private static string WriteResource(string path, DenseModel? model)
    {
        if (model is not null)
            return WholeFile.Write(path, stream => ParameterWriter.Write(stream, model));
        File.Delete(path);
        return "";
    }

    /// <summary>The files that a record says were read after the model's own.</summary>
    private static List<string> ExternalFiles(string record) =>
    [
        .. record.Split('\n')
            .Select(line => line.Split([Separator], 3))
            .Where(fields => fields.Length == 3 && fields[0] == Read)
            .Skip(1)
            .Select(fields => fields[2]),
    ];

    private string InputLines(int literalParameters, IReadOnlyList<string> externalFiles)
    {
        // Another version of the task may read or write otherwise.
        string settings = $"{typeof(ModelIntermediate).Module.ModuleVersionId}\n{literalParameters}\n{_source}\n{_settings}";
        var text = new StringBuilder(Header).Append('\n');
        Append(text, Settings, Fingerprint.OfText(settings), "");
        foreach (string file in externalFiles.Prepend(_path))
            Append(text, Read, Fingerprint.OfFile(file), file);
        return text.ToString();
    }

    private string OutputLines(string description, string resource, string stagedResource)
    {
        var text = new StringBuilder();
        Append(text, Written, description, Path.GetFileName(Description));
        Append(text, Written, resource, Path.GetFileName(Resource));
        Append(text, Written, stagedResource, Path.GetFileName(StagedResource));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, string fingerprint, string name) =>
        text.Append(what).Append(Separator).Append(fingerprint).Append(Separator).Append(name).Append('\n');
}
