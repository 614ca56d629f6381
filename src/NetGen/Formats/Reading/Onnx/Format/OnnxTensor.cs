using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>A constant tensor as the file holds it; its numbers are decoded when they are asked for.</summary>
internal sealed class OnnxTensor
{
    // More dimensions than any framework has.
    private const int MostDimensions = 64;
    private const int ExternalLocation = 1;

    private readonly byte[] _bytes;
    private readonly List<long> _dimensions = new();
    private readonly List<double> _numbers = new();
    private readonly List<long> _integers = new();
    private readonly Dictionary<string, string> _external = new();
    private (int Start, int Length)? _raw;
    private bool _isExternal;
    private OnnxConstant? _decoded;

    private OnnxTensor(byte[] bytes) => _bytes = bytes;

    public string Name { get; private set; } = "";

    public OnnxType Type { get; private set; }

    /// <summary>The sizes of its dimensions, as the file has them.</summary>
    public IReadOnlyList<long> Dimensions => _dimensions;

    public static OnnxTensor Read(ProtobufReader reader)
    {
        var tensor = new OnnxTensor(reader.Bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    ReadIntegers(reader, tensor._dimensions);
                    break;
                case 2:
                    tensor.Type = (OnnxType)reader.ReadInt64();
                    break;
                case 4:
                    ReadNumbers(reader, tensor._numbers, NumberType.Float32);
                    break;
                case 5:
                case 7:
                    ReadIntegers(reader, tensor._integers);
                    break;
                case 8:
                    tensor.Name = reader.ReadString();
                    break;
                case 9:
                    tensor._raw = reader.ReadRange();
                    break;
                case 10:
                    ReadNumbers(reader, tensor._numbers, NumberType.Float64);
                    break;
                case 13:
                    OnnxStrings.ReadEntry(reader.ReadMessage("external data entry"), tensor._external);
                    break;
                case 14:
                    tensor._isExternal = reader.ReadInt64() == ExternalLocation;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return tensor;
    }

    /// <summary>Decodes the tensor, once.</summary>
    /// <param name="external">Where external data is found.</param>
    /// <exception cref="ModelFileException">Its shape and its data do not agree, or its type is not one that we read.</exception>
    public OnnxConstant Decode(ExternalDataFolder external) => _decoded ??= DecodeNow(external);

    private OnnxConstant DecodeNow(ExternalDataFolder external)
    {
        string what = ModelLimits.Quote(Name);
        int count = CountElements(what, out int[] shape);
        if (OnnxTypes.NumberTypeOf(Type) is { } type)
            return new OnnxConstant(Name, Type, shape, DecodeNumbers(what, count, type, external), null);
        if (Type is OnnxType.Int64 or OnnxType.Int32 or OnnxType.Bool)
            return new OnnxConstant(Name, Type, shape, null, DecodeIntegers(what, count, external));
        throw new ModelFileException($"The constant {what} has ONNX's type {(int)Type}; float, double, float16, bfloat16, int32, int64 and bool are read.");
    }

    private int CountElements(string what, out int[] shape)
    {
        if (_dimensions.Count > MostDimensions)
            throw new ModelFileException($"The constant {what} has {_dimensions.Count} dimensions; at most {MostDimensions} are read.");
        shape = new int[_dimensions.Count];
        long count = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (_dimensions[i] is < 0 or > int.MaxValue)
                throw new ModelFileException($"The constant {what} has a dimension of {_dimensions[i]}.");
            shape[i] = (int)_dimensions[i];
            count *= shape[i];
            if (count > int.MaxValue)
                throw new ModelFileException($"The constant {what} has more than {int.MaxValue} elements.");
        }

        return (int)count;
    }

    private double[] DecodeNumbers(string what, int count, NumberType type, ExternalDataFolder external)
    {
        int size = Numbers.SizeOf(type);
        if (TryFindBytes(what, count, size, external, out byte[] bytes, out int start))
            return Numbers.Read(bytes, start, count, type);
        if (type is NumberType.Float16 or NumberType.BFloat16)
        {
            RequireCount(what, _integers.Count, count);
            var values = new double[count];
            for (int i = 0; i < count; i++)
            {
                uint bits = (uint)_integers[i] & 0xFFFF;
                values[i] = type == NumberType.Float16 ? Numbers.FromHalfBits(bits) : Numbers.FromSingleBits(bits << 16);
            }

            return values;
        }

        RequireCount(what, _numbers.Count, count);
        return _numbers.ToArray();
    }

    private long[] DecodeIntegers(string what, int count, ExternalDataFolder external)
    {
        int size = Type switch
        {
            OnnxType.Int64 => 8,
            OnnxType.Int32 => 4,
            _ => 1,
        };
        long[] values;
        if (TryFindBytes(what, count, size, external, out byte[] bytes, out int start))
        {
            values = new long[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = size switch
                {
                    8 => (long)Numbers.ReadUInt64(bytes, start + i * size),
                    4 => (int)Numbers.ReadUInt32(bytes, start + i * size),
                    _ => bytes[start + i],
                };
            }
        }
        else
        {
            RequireCount(what, _integers.Count, count);
            values = _integers.ToArray();
        }

        foreach (long value in values)
        {
            if (value == OnnxConstant.Batch)
                throw new ModelFileException($"The constant {what} has the value {value}, which no dimension or index has.");
        }

        return values;
    }

    /// <summary>Finds the bytes of numbers that are stored as such, in the model or beside it.</summary>
    private bool TryFindBytes(string what, int count, int size, ExternalDataFolder external, out byte[] bytes, out int start)
    {
        long needed = (long)count * size;
        if (_isExternal)
        {
            bytes = external.Read(what, _external, needed);
            start = 0;
            return true;
        }

        bytes = _bytes;
        start = _raw?.Start ?? 0;
        if (_raw is not { } raw)
            return false;
        if (raw.Length != needed)
            throw new ModelFileException($"The constant {what} needs {needed} bytes for its {count} elements; its raw_data has {raw.Length}.");
        return true;
    }

    private void RequireCount(string what, int found, int needed)
    {
        if (found != needed)
            throw new ModelFileException($"The constant {what} has {found} elements; its shape [{string.Join(", ", _dimensions)}] needs {needed}.");
    }

    private static void ReadIntegers(ProtobufReader reader, List<long> values)
    {
        if (!reader.IsDelimited)
        {
            values.Add(reader.ReadInt64());
            return;
        }

        ProtobufReader packed = reader.ReadMessage("packed array");
        while (packed.HasMore)
            values.Add(packed.ReadPackedInt64());
    }

    private static void ReadNumbers(ProtobufReader reader, List<double> values, NumberType type)
    {
        if (!reader.IsDelimited)
        {
            values.Add(type == NumberType.Float32 ? reader.ReadSingle() : reader.ReadDouble());
            return;
        }

        ProtobufReader packed = reader.ReadMessage("packed array");
        while (packed.HasMore)
            values.Add(packed.ReadPacked(type));
    }
}
