using System.Globalization;
using NetGen.Formats.Inspection;

namespace NetGen;

/// <summary>A tensor of a model file, by name: a constant, an input or an output.</summary>
public sealed class ModelFileTensor
{
    internal ModelFileTensor(string name, string type, IReadOnlyList<long?>? shape)
    {
        Name = name;
        Type = type;
        Shape = shape;
    }

    /// <summary>The name in the file.</summary>
    public string Name { get; }

    /// <summary>The type of its numbers, as the format calls it: F32, FLOAT; UNDEFINED where it is none, or an ONNX graph does not tell.</summary>
    public string Type { get; }

    /// <summary>The sizes of its dimensions; a size is null where the file leaves it open, as the number of samples of a batch, and the list where it tells none.</summary>
    public IReadOnlyList<long?>? Shape { get; }

    /// <summary>Name, shape and type: fc1.weight [64, 8] F32.</summary>
    public override string ToString()
    {
        string shape = Shape is null ? "[shape not told]" : $"[{string.Join(", ", Shape.Select(size => size?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]";
        return $"{ModelFileText.Shown(Name)} {shape} {ModelFileText.Shown(Type)}";
    }
}
