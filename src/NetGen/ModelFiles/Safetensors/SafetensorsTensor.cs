using System.Collections.Generic;

namespace NetGen.ModelFiles;

/// <summary>One tensor of a safetensors file, as the header tells of it.</summary>
internal sealed class SafetensorsTensor
{
    public SafetensorsTensor(string name, string type, IReadOnlyList<long> shape, long begin, long end)
    {
        Name = name;
        Type = type;
        Shape = shape;
        Begin = begin;
        End = end;
    }

    public string Name { get; }

    /// <summary>The format's name of the type of the numbers: F32.</summary>
    public string Type { get; }

    public IReadOnlyList<long> Shape { get; }

    /// <summary>Where the bytes start, counted from the end of the header.</summary>
    public long Begin { get; }

    /// <summary>Where they end.</summary>
    public long End { get; }

    /// <summary>The type of the numbers, or null where they are no floating-point numbers that we read.</summary>
    public NumberType? NumberType => Type switch
    {
        "F64" => ModelFiles.NumberType.Float64,
        "F32" => ModelFiles.NumberType.Float32,
        "F16" => ModelFiles.NumberType.Float16,
        "BF16" => ModelFiles.NumberType.BFloat16,
        _ => null,
    };

    /// <summary>The name and the shape, for messages: 'fc1.weight' [64, 8].</summary>
    public override string ToString() => $"{ModelLimits.Quote(Name)} [{string.Join(", ", Shape)}]";
}
