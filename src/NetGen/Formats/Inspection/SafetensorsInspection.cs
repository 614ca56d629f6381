
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;

namespace NetGen.Formats.Inspection;

/// <summary>Looks into a safetensors file; what cannot be read is a problem, never an exception.</summary>
internal static class SafetensorsInspection
{
    internal static ModelFileInfo Of(string path, SafetensorsLoadOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafetensorsFile file;
        try
        {
            file = SafetensorsFile.Parse(ModelFileBytes.Read(path));
        }
        catch (ModelFileException error)
        {
            return new(ModelFileFormat.Safetensors, path, null, [ModelFileProblem.Of(error)]);
        }

        var problems = new List<ModelFileProblem>();
        SafetensorsReading? reading = null;
        try
        {
            reading = SafetensorsModel.Read(file, options?.TensorNames ?? new Dictionary<string, string>(), null);
            problems.AddRange(reading.LeftAside.Select(name => new ModelFileProblem(name, "It would be left aside: a network has no place for it.", preventsLoading: false)));
        }
        catch (ModelFileException error)
        {
            problems.Add(ModelFileProblem.Of(error));
        }

        Loss? loss = file.Metadata.TryGetValue(SafetensorsMetadata.Loss, out string? text) && Enum.TryParse(text, out Loss told) && Enum.IsDefined(told) ? told : null;
        return new(ModelFileFormat.Safetensors, path, reading?.Model, problems, loss, reading is null ? null : ItemMetadata.Of(options ?? new()))
        {
            Layout = reading?.Layout,
            Tensors = [.. file.Tensors.Select(tensor => new ModelFileTensor(tensor.Name, tensor.Type, [.. tensor.Shape.Select(size => (long?)size)]))],
            Metadata = file.Metadata,
        };
    }
}
