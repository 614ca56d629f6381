using System.Text;

namespace NetGen.Formats.Writing;

/// <summary>A message in the wire format of protocol buffers, put together of parts that are written one after the other and never copied.</summary>
/// <remarks>Of our own, because the package has no dependency; ONNX needs five kinds of fields.</remarks>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly List<byte[]> _parts = [];

    /// <summary>The number of bytes.</summary>
    internal long Length { get; private set; }

    internal ProtobufMessage Add(int field, long value)
    {
        var bytes = new List<byte>();
        AppendVarint(bytes, (ulong)field << 3 | Varint);
        AppendVarint(bytes, (ulong)value);
        return AddPart([.. bytes]);
    }

    internal ProtobufMessage Add(int field, float value)
    {
        var bytes = new List<byte>();
        AppendVarint(bytes, (ulong)field << 3 | Fixed32);
        var number = new byte[sizeof(float)];
        System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(number, value);
        bytes.AddRange(number);
        return AddPart([.. bytes]);
    }

    internal ProtobufMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    internal ProtobufMessage Add(int field, byte[] value)
    {
        AddStart(field, value.Length);
        return AddPart(value);
    }

    internal ProtobufMessage Add(int field, ProtobufMessage message)
    {
        AddStart(field, message.Length);
        return Concat(message);
    }

    /// <summary>Adds the fields of another message.</summary>
    internal ProtobufMessage Concat(ProtobufMessage message)
    {
        _parts.AddRange(message._parts);
        Length += message.Length;
        return this;
    }

    internal void WriteTo(Stream stream)
    {
        foreach (byte[] part in _parts)
            stream.Write(part);
    }

    private void AddStart(int field, long length)
    {
        var bytes = new List<byte>();
        AppendVarint(bytes, (ulong)field << 3 | Delimited);
        AppendVarint(bytes, (ulong)length);
        AddPart([.. bytes]);
    }

    private ProtobufMessage AddPart(byte[] part)
    {
        _parts.Add(part);
        Length += part.Length;
        return this;
    }

    private static void AppendVarint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
