using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>One tensor of a safetensors file, as the header tells of it.</summary>
internal sealed class SafetensorsTensor
{
    // What checkpoints keep beside the network.
    private const string OptimizerPrefix = "optimizer.";

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
        "F64" => Reading.NumberType.Float64,
        "F32" => Reading.NumberType.Float32,
        "F16" => Reading.NumberType.Float16,
        "BF16" => Reading.NumberType.BFloat16,
        _ => null,
    };

    /// <summary>The number of numbers. It fits: the file is as long.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (long dimension in Shape)
            {
                // An empty tensor may claim anything in its other dimensions.
                if (dimension == 0)
                    return 0;
            }

            foreach (long dimension in Shape)
                count *= dimension;
            return count;
        }
    }

    /// <summary>Whether the numbers stand in a row, whatever the dimensions are called: [n], [1, n], [n, 1], a single number.</summary>
    public bool IsVector
    {
        get
        {
            int longer = 0;
            foreach (long dimension in Shape)
            {
                if (dimension != 1)
                    longer++;
            }

            return longer <= 1;
        }
    }

    /// <summary>Whether the numbers are integers or truth values, which no parameters are.</summary>
    public bool IsInteger => Type[0] is 'I' or 'U' || Type == "BOOL";

    /// <summary>Whether the tensor is an optimiser's, which no network has a place for.</summary>
    public bool IsOfOptimizer => Name.StartsWith(OptimizerPrefix, StringComparison.Ordinal);

    /// <summary>Whether the tensor scales inputs or outputs, and is of no layer.</summary>
    public bool IsOfScaling => ScalingName.IsOwn(Name);

    /// <summary>The name and the shape, for messages: 'fc1.weight' [64, 8].</summary>
    public override string ToString() => $"{ModelLimits.Quote(Name)} [{string.Join(", ", Shape)}]";
}
