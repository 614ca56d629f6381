using System;
using System.Text;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>Reads the fields of one message in the wire format of protocol buffers; a message inside it is a reader of its own over the same bytes.</summary>
/// <remarks>
/// Of our own, because the package has no dependency, because this source also runs in the compiler's host and under native
/// AOT, and because the files come from strangers: nothing is copied before its length has been compared with what is left,
/// and nothing recurses.
/// </remarks>
internal sealed class ProtobufReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _what;
    private readonly int _end;
    private int _position;
    private int _wireType;

    public ProtobufReader(byte[] bytes, int start, int end, string what)
    {
        Bytes = bytes;
        _position = start;
        _end = end;
        _what = what;
    }

    public byte[] Bytes { get; }

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field; its value must then be read or skipped.</summary>
    public bool Next()
    {
        if (_position >= _end)
            return false;
        ulong tag = ReadRawVarint();
        _wireType = (int)(tag & 7);
        ulong field = tag >> 3;
        if (field is 0 or > 0x1FFFFFFF)
            throw Malformed($"field number {field}");
        Field = (int)field;
        return true;
    }

    /// <summary>Passes over the value of the current field.</summary>
    public void Skip()
    {
        switch (_wireType)
        {
            case Varint:
                ReadRawVarint();
                break;
            case Fixed64:
                Take(8);
                break;
            case Delimited:
                Take(ReadLength());
                break;
            case Fixed32:
                Take(4);
                break;
            default:
                throw Malformed($"wire type {_wireType}");
        }
    }

    /// <summary>Whether the current field is a run of bytes: a text, a message or a packed array.</summary>
    public bool IsDelimited => _wireType == Delimited;

    public long ReadInt64()
    {
        Require(Varint);
        return (long)ReadRawVarint();
    }

    public float ReadSingle()
    {
        Require(Fixed32);
        return (float)Numbers.FromSingleBits(Numbers.ReadUInt32(Bytes, Take(4)));
    }

    public double ReadDouble()
    {
        Require(Fixed64);
        return BitConverter.Int64BitsToDouble((long)Numbers.ReadUInt64(Bytes, Take(8)));
    }

    /// <summary>Where a run of bytes starts and how long it is.</summary>
    public (int Start, int Length) ReadRange()
    {
        Require(Delimited);
        int length = ReadLength();
        return (Take(length), length);
    }

    /// <summary>A message inside this one.</summary>
    public ProtobufReader ReadMessage(string what)
    {
        (int start, int length) = ReadRange();
        return new ProtobufReader(Bytes, start, start + length, what);
    }

    public string ReadString()
    {
        (int start, int length) = ReadRange();
        try
        {
            return s_strict.GetString(Bytes, start, length);
        }
        catch (ArgumentException error)
        {
            throw new ModelFileException($"The {_what} has a text in field {Field} that is no UTF-8.", error);
        }
    }

    /// <summary>Whether there is more in this message; for packed arrays, which have values without fields.</summary>
    public bool HasMore => _position < _end;

    /// <summary>The next integer of a packed array.</summary>
    public long ReadPackedInt64() => (long)ReadRawVarint();

    /// <summary>The next number of a packed array.</summary>
    public double ReadPacked(NumberType type)
    {
        int size = Numbers.SizeOf(type);
        return Numbers.Read(Bytes, Take(size), 1, type)[0];
    }

    private void Require(int wireType)
    {
        if (_wireType != wireType)
            throw Malformed($"wire type {_wireType} where {wireType} is needed");
    }

    private int ReadLength()
    {
        ulong length = ReadRawVarint();
        if (length > (ulong)(_end - _position))
            throw new ModelFileException($"The file is truncated or malformed: field {Field} of a {_what} claims {length} bytes, {_end - _position} are left.");
        return (int)length;
    }

    private int Take(int length)
    {
        if (length > _end - _position)
            throw new ModelFileException($"The file is truncated or malformed: field {Field} of a {_what} needs {length} bytes, {_end - _position} are left.");
        _position += length;
        return _position - length;
    }

    private ulong ReadRawVarint()
    {
        const int MostBits = 64;
        ulong value = 0;
        for (int shift = 0; shift < MostBits; shift += 7)
        {
            byte next = Bytes[Take(1)];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Malformed("an integer of more than 64 bits");
    }

    private ModelFileException Malformed(string found) =>
        new($"The file is no ONNX model or is malformed: a {_what} has {found} at byte {_position}.");
}
