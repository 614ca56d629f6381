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
    private const string Header = "netgen-record 1";
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

    /// <summary>The record.</summary>
    public string Record => Path.Combine(_folder, Name + ".record");

    /// <summary>The name of the resource in the assembly.</summary>
    public string ResourceName => "NetGen/" + _source;

    /// <summary>Brings the files up to date.</summary>
    /// <param name="literalParameters">The most parameters that are written out as numbers.</param>
    /// <param name="read">Reads the model file.</param>
    /// <returns>The model, or null where nothing has changed.</returns>
    /// <exception cref="ModelFileException">The file is no model that NetGen can read.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read or written.</exception>
    public DenseModel? Update(int literalParameters, Func<DenseModel> read)
    {
        string record = File.Exists(Record) ? File.ReadAllText(Record) : "";
        IReadOnlyList<string> externalFiles = ExternalFiles(record);
        string inputs = InputLines(literalParameters, externalFiles);
        if (record == inputs + OutputLines(Fingerprint.OfFile(Description), Fingerprint.OfFile(Resource)))
            return null;

        // The fingerprints are taken before the files are read: one that changes in between is read again by the next build. Which
        // files have the data of a model is known only when it has been read; where they are others than before, it is read twice.
        DenseModel model = read();
        while (!model.ExternalFiles.SequenceEqual(externalFiles))
        {
            externalFiles = model.ExternalFiles;
            inputs = InputLines(literalParameters, externalFiles);
            model = read();
        }

        Directory.CreateDirectory(_folder);
        bool isLiteral = model.ParameterCount <= literalParameters;
        string resource = "";
        if (isLiteral)
            File.Delete(Resource);
        else
            resource = WholeFile.Write(Resource, stream => ParameterWriter.Write(stream, model));
        string description = WholeFile.Write(Description, stream => DescriptionWriter.Write(stream, _source, model, isLiteral ? null : ResourceName));
        byte[] text = Encoding.UTF8.GetBytes(inputs + OutputLines(description, resource));
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

    private string OutputLines(string description, string resource)
    {
        var text = new StringBuilder();
        Append(text, Written, description, Path.GetFileName(Description));
        Append(text, Written, resource, Path.GetFileName(Resource));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, string fingerprint, string name) =>
        text.Append(what).Append(Separator).Append(fingerprint).Append(Separator).Append(name).Append('\n');
}
