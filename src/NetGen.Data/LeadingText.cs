namespace NetGen.Data;

/// <summary>A text whose beginning has been looked at already, read from its beginning all the same. The reader under it is not closed.</summary>
internal sealed class LeadingText : TextReader
{
    private const int LookedAt = 1 << 16;

    private readonly TextReader _reader;
    private readonly char[] _leading;
    private readonly int _start;
    private readonly int _length;
    private int _position;

    public LeadingText(TextReader reader)
    {
        _reader = reader;
        _leading = new char[LookedAt];
        _length = reader.ReadBlock(_leading, 0, LookedAt);
        // A file that is decoded has lost its mark; a text that somebody else decoded may have it still.
        _start = _length > 0 && _leading[0] == '\uFEFF' ? 1 : 0;
        _position = _start;
    }

    /// <summary>The beginning of the text.</summary>
    public ReadOnlySpan<char> Beginning => _leading.AsSpan(_start, _length - _start);

    /// <summary>Whether the beginning is all of it.</summary>
    public bool IsAll => _length < LookedAt;

    public override int Peek() => _position < _length ? _leading[_position] : _reader.Peek();

    public override int Read() => _position < _length ? _leading[_position++] : _reader.Read();

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_position == _length)
            return _reader.Read(buffer);
        int count = Math.Min(buffer.Length, _length - _position);
        _leading.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
