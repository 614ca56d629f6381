using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace NetGen.ModelFiles.Tests.Writers;

/// <summary>Writes safetensors files as the format is documented, without the library's own code.</summary>
internal sealed class SafetensorsBuilder
{
    private readonly List<(string Name, string Type, int[] Shape, byte[] Bytes)> _tensors = [];

    public Dictionary<string, string> Metadata { get; } = [];

    public SafetensorsBuilder Add(string name, int[] shape, params float[] values) => Add(name, "F32", shape, Encode(values, BitConverter.GetBytes));

    public SafetensorsBuilder Add(string name, string type, int[] shape, byte[] bytes)
    {
        _tensors.Add((name, type, shape, bytes));
        return this;
    }

    /// <summary>The little-endian bytes of numbers.</summary>
    public static byte[] Encode<T>(IEnumerable<T> values, Func<T, byte[]> encode) => [.. values.SelectMany(encode)];

    /// <summary>The file, its tensors in the order in which they were added.</summary>
    public byte[] ToBytes()
    {
        var header = new Dictionary<string, object>();
        if (Metadata.Count > 0)
            header["__metadata__"] = Metadata;
        int offset = 0;
        foreach ((string name, string type, int[] shape, byte[] bytes) in _tensors)
        {
            header[name] = new { dtype = type, shape, data_offsets = new[] { offset, offset + bytes.Length } };
            offset += bytes.Length;
        }

        return Frame(JsonSerializer.Serialize(header), [.. _tensors.SelectMany(tensor => tensor.Bytes)]);
    }

    /// <summary>A file of any header, well-formed or not.</summary>
    public static byte[] Frame(string header, params byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
