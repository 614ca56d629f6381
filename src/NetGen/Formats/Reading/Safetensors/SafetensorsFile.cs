using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>
/// A safetensors file: 8 bytes length of the header, little-endian; the header, JSON, an object with one entry per tensor
/// (dtype, shape, data_offsets) and the strings of __metadata__; the numbers of the tensors, without a gap.
/// </summary>
/// <remarks>
/// Source: the format as the safetensors project documents it. What it forbids is refused: duplicate names, gaps and overlaps. What the
/// project's own reader passes over is passed over: metadata that is null, keys of an entry other than those three.
/// </remarks>
internal sealed class SafetensorsFile
{
    public const string MetadataName = "__metadata__";

    /// <summary>The bytes before the header: its length.</summary>
    public const int PrefixLength = 8;

    // The limit of the reference reader.
    private const int LongestHeader = 100_000_000;

    // More dimensions than any framework has.
    private const int MostDimensions = 64;

    private readonly byte[] _bytes;
    private readonly int _dataStart;

    private SafetensorsFile(byte[] bytes, int dataStart, IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        _bytes = bytes;
        _dataStart = dataStart;
        Tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of their numbers in the file.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads the header and checks it against the length of the file.</summary>
    /// <exception cref="ModelFileException">The bytes are no well-formed file.</exception>
    public static SafetensorsFile Parse(byte[] bytes)
    {
        MistakenFile.Require(bytes);
        if (bytes.Length < PrefixLength)
            throw new ModelFileException($"The file is truncated: it has {bytes.Length} bytes, the length of the header alone takes {PrefixLength}.");
        ulong headerLength = Numbers.ReadUInt64(bytes, 0);
        if (headerLength > LongestHeader)
            throw new ModelFileException($"The header claims {headerLength} bytes; it may have {LongestHeader}. Is this a safetensors file?");
        if ((int)headerLength > bytes.Length - PrefixLength)
            throw new ModelFileException($"The file is truncated: its header claims {headerLength} bytes, {bytes.Length - PrefixLength} follow.");

        int dataStart = PrefixLength + (int)headerLength;
        var tensors = new List<SafetensorsTensor>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadHeader(new JsonReader(bytes, PrefixLength, (int)headerLength), tensors, metadata);
        tensors.Sort(CompareOffsets);
        RequireNoGap(tensors, bytes.Length - dataStart);
        return new SafetensorsFile(bytes, dataStart, tensors, metadata);
    }

    /// <summary>The numbers of a tensor of floating-point numbers.</summary>
    /// <exception cref="ModelFileException">The tensor has another type.</exception>
    public double[] ReadNumbers(SafetensorsTensor tensor)
    {
        if (tensor.NumberType is not { } type)
            throw new ModelFileException($"{tensor} has the type {ModelLimits.Quote(tensor.Type)}; weights and biases are F64, F32, F16 or BF16.", tensor.Name);
        return Numbers.Read(_bytes, _dataStart + (int)tensor.Begin, (int)(tensor.End - tensor.Begin) / Numbers.SizeOf(type), type);
    }

    /// <summary>The bytes of a tensor of any type.</summary>
    public byte[] ReadBytes(SafetensorsTensor tensor)
    {
        var copy = new byte[tensor.End - tensor.Begin];
        Array.Copy(_bytes, _dataStart + (int)tensor.Begin, copy, 0, copy.Length);
        return copy;
    }

    private static void ReadHeader(JsonReader json, List<SafetensorsTensor> tensors, Dictionary<string, string> metadata)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        json.Require('{');
        if (!json.TryRead('}'))
        {
            do
            {
                string name = json.ReadString();
                if (!names.Add(name))
                    throw new ModelFileException($"The header names {ModelLimits.Quote(name)} twice.");
                json.Require(':');
                if (name == MetadataName)
                    ReadMetadata(json, metadata);
                else
                    tensors.Add(ReadTensor(json, name));
            }
            while (json.TryRead(','));
            json.Require('}');
        }

        json.RequireEnd();
    }

    private static void ReadMetadata(JsonReader json, Dictionary<string, string> metadata)
    {
        if (json.TryReadWord("null"))
            return;
        json.Require('{');
        if (json.TryRead('}'))
            return;
        do
        {
            string key = json.ReadString();
            json.Require(':');
            string value = json.ReadString();
            if (metadata.ContainsKey(key))
                throw new ModelFileException($"The metadata names {ModelLimits.Quote(key)} twice.");
            metadata.Add(key, value);
        }
        while (json.TryRead(','));
        json.Require('}');
    }

    private static SafetensorsTensor ReadTensor(JsonReader json, string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        json.Require('{');
        do
        {
            string key = json.ReadString();
            json.Require(':');
            switch (key)
            {
                case "dtype" when type is null:
                    type = json.ReadString();
                    break;
                case "shape" when shape is null:
                    shape = ReadIntegers(json, MostDimensions);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadIntegers(json, 2);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw new ModelFileException($"The header of {ModelLimits.Quote(name)} has {ModelLimits.Quote(key)} twice.");
                default:
                    json.SkipValue();
                    break;
            }
        }
        while (json.TryRead(','));
        json.Require('}');
        if (type is null || shape is null || offsets is not { Count: 2 })
            throw new ModelFileException($"The header of {ModelLimits.Quote(name)} is incomplete: dtype, shape and two data_offsets are needed.");

        var tensor = new SafetensorsTensor(name, type, shape, offsets[0], offsets[1]);
        if (tensor.End < tensor.Begin)
            throw new ModelFileException($"{tensor} ends at {tensor.End}, before its start at {tensor.Begin}.");
        RequireLength(tensor);
        return tensor;
    }

    private static List<long> ReadIntegers(JsonReader json, int most)
    {
        var values = new List<long>();
        json.Require('[');
        if (json.TryRead(']'))
            return values;
        do
        {
            if (values.Count == most)
                throw json.Unexpected($"the end of an array of at most {most} integers");
            values.Add(json.ReadUnsigned());
        }
        while (json.TryRead(','));
        json.Require(']');
        return values;
    }

    private static void RequireLength(SafetensorsTensor tensor)
    {
        const int BitsOfByte = 8;
        if (!TryMultiply(tensor.Shape, BitsOf(tensor), out long bits))
            throw new ModelFileException($"{tensor} has more numbers than 63 bits count.");
        if (bits % BitsOfByte != 0)
            throw new ModelFileException($"{tensor} of {tensor.Type} takes {bits} bits, which are no whole bytes.");
        if (bits / BitsOfByte != tensor.End - tensor.Begin)
            throw new ModelFileException($"{tensor} of {tensor.Type} takes {bits / BitsOfByte} bytes; its data_offsets give it {tensor.End - tensor.Begin}.");
    }

    private static bool TryMultiply(IReadOnlyList<long> shape, int size, out long product)
    {
        product = size;
        foreach (long dimension in shape)
        {
            // An empty tensor is empty whatever else its shape claims.
            if (dimension == 0)
            {
                product = 0;
                return true;
            }
        }

        foreach (long dimension in shape)
        {
            if (product > long.MaxValue / dimension)
                return false;
            product *= dimension;
        }

        return true;
    }

    private static int BitsOf(SafetensorsTensor tensor) => tensor.Type switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "I64" or "U64" or "F64" or "C64" => 64,
        _ => throw new ModelFileException($"{tensor} has the type {ModelLimits.Quote(tensor.Type)}, which is not one of the format's."),
    };

    private static int CompareOffsets(SafetensorsTensor left, SafetensorsTensor right)
    {
        int order = left.Begin.CompareTo(right.Begin);
        if (order == 0)
            order = left.End.CompareTo(right.End);
        return order == 0 ? string.CompareOrdinal(left.Name, right.Name) : order;
    }

    private static void RequireNoGap(List<SafetensorsTensor> tensors, int dataLength)
    {
        long position = 0;
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (tensor.Begin != position)
                throw new ModelFileException($"{tensor} starts at {tensor.Begin}; the numbers before it end at {position}. Tensors neither overlap nor leave gaps.");
            position = tensor.End;
        }

        if (position > dataLength)
            throw new ModelFileException($"The file is truncated: its tensors take {position} bytes, {dataLength} follow the header.");
        if (position < dataLength)
            throw new ModelFileException($"The file has {dataLength - position} bytes after its last tensor that belong to none.");
    }
}
