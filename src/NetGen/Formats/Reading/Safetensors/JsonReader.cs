using System;
using System.Text;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>
/// Reads the JSON that headers of safetensors are made of: objects, strings and unsigned integers. Anything other than what the
/// caller asks for, NaN or a nested object for example, is an error at its place; values of any kind can be passed over.
/// </summary>
/// <remarks>
/// Of our own, because this source also runs in the compiler's host, where a package of JSON would be one more assembly to
/// load, and because a header comes from strangers: this reader never recurses and never holds more than it has read.
/// </remarks>
internal sealed class JsonReader
{
    // Throws where bytes are no UTF-8, rather than making question marks of them.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // As deep as the reference reader goes.
    private const int DeepestNesting = 128;

    private readonly string _text;
    private int _position;

    /// <summary>Reads UTF-8 text.</summary>
    /// <exception cref="ModelFileException">The bytes are no UTF-8.</exception>
    public JsonReader(byte[] bytes, int offset, int count)
    {
        try
        {
            _text = s_strict.GetString(bytes, offset, count);
        }
        catch (ArgumentException error)
        {
            throw new ModelFileException("The header is no UTF-8 text.", error);
        }
    }

    /// <summary>Passes white space and then the given character.</summary>
    public void Require(char expected)
    {
        if (!TryRead(expected))
            throw Unexpected($"'{expected}'");
    }

    /// <summary>Passes white space and then the given character, where it stands there.</summary>
    public bool TryRead(char expected)
    {
        SkipWhiteSpace();
        if (_position >= _text.Length || _text[_position] != expected)
            return false;
        _position++;
        return true;
    }

    /// <summary>Requires that nothing but white space is left.</summary>
    public void RequireEnd()
    {
        SkipWhiteSpace();
        if (_position < _text.Length)
            throw Unexpected("the end");
    }

    /// <summary>Reads an integer of at least 0, without sign, fraction or exponent.</summary>
    public long ReadUnsigned()
    {
        SkipWhiteSpace();
        int start = _position;
        long value = 0;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
        {
            int digit = _text[_position] - '0';
            if (value > (long.MaxValue - digit) / 10)
                throw new ModelFileException($"The header has a number at character {start} that does not fit 63 bits.");
            value = value * 10 + digit;
            _position++;
        }

        if (_position == start)
            throw Unexpected("an integer of at least 0");
        if (_text[start] == '0' && _position > start + 1)
            throw new ModelFileException($"The header has a number with a leading zero at character {start}.");
        return value;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        Require('"');
        int start = _position;
        while (_position < _text.Length && _text[_position] is not ('"' or '\\') && _text[_position] >= ' ')
            _position++;
        if (_position < _text.Length && _text[_position] == '"')
            return _text.Substring(start, _position++ - start);

        var builder = new StringBuilder(_text, start, _position - start, Math.Max(16, _position - start));
        while (true)
        {
            if (_position >= _text.Length || _text[_position] < ' ')
                throw Unexpected("the end of a string");
            char next = _text[_position++];
            if (next == '"')
                break;
            builder.Append(next == '\\' ? ReadEscape() : next);
        }

        string value = builder.ToString();
        RequireWholePairs(value);
        return value;
    }

    /// <summary>Passes white space and then a word such as null, where it stands there.</summary>
    public bool TryReadWord(string word)
    {
        SkipWhiteSpace();
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return false;
        _position += word.Length;
        return true;
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void SkipValue()
    {
        // What closes each array and object that is open: no recursion, and no more memory than this.
        var open = new char[DeepestNesting];
        int depth = 0;
        do
        {
            bool isEmpty = false;
            while (!isEmpty && ReadOpening() is { } close)
            {
                if (depth == DeepestNesting)
                    throw new ModelFileException($"The header is nested deeper than {DeepestNesting} levels at character {_position}.");
                isEmpty = TryRead(close);
                if (isEmpty)
                    break;
                open[depth++] = close;
                if (close == '}')
                    SkipKey();
            }

            if (!isEmpty)
                SkipScalar();
            while (depth > 0 && TryRead(open[depth - 1]))
                depth--;
            if (depth == 0)
                break;
            Require(',');
            if (open[depth - 1] == '}')
                SkipKey();
        }
        while (true);
    }

    /// <summary>The error that says what stands here in place of what is needed.</summary>
    public ModelFileException Unexpected(string needed)
    {
        string found = _position < _text.Length ? ModelLimits.Quote(_text.Substring(_position, 1)) : "the end";
        return new ModelFileException($"The header is malformed at character {_position}: {needed} is needed, {found} stands there.");
    }

    /// <summary>Passes the start of an array or object, where one stands here, and gives what closes it.</summary>
    private char? ReadOpening() => TryRead('[') ? ']' : TryRead('{') ? '}' : null;

    private void SkipKey()
    {
        _ = ReadString();
        Require(':');
    }

    private void SkipScalar()
    {
        if (TryReadWord("null") || TryReadWord("true") || TryReadWord("false"))
            return;
        if (_position < _text.Length && _text[_position] == '"')
            _ = ReadString();
        else
            SkipNumber();
    }

    private void SkipNumber()
    {
        bool hasSign = TryRead('-');
        if (_position >= _text.Length || _text[_position] is not (>= '0' and <= '9'))
            throw Unexpected(hasSign ? "a digit" : "a value");
        bool startsWithZero = _text[_position] == '0';
        int digits = SkipDigits();
        if (startsWithZero && digits > 1)
            throw new ModelFileException($"The header has a number with a leading zero at character {_position - digits}.");
        if (_position < _text.Length && _text[_position] == '.')
        {
            _position++;
            _ = SkipDigits();
        }

        if (_position < _text.Length && _text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < _text.Length && _text[_position] is '+' or '-')
                _position++;
            _ = SkipDigits();
        }
    }

    /// <summary>Passes at least one digit.</summary>
    private int SkipDigits()
    {
        int start = _position;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
            _position++;
        return _position > start ? _position - start : throw Unexpected("a digit");
    }

    private char ReadEscape()
    {
        char kind = _position < _text.Length ? _text[_position] : '\0';
        _position++;
        switch (kind)
        {
            case '"' or '\\' or '/':
                return kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++)
                    code = code * 16 + ReadHexDigit();
                return (char)code;
            default:
                _position--;
                throw Unexpected("an escape that JSON knows");
        }
    }

    private int ReadHexDigit()
    {
        char digit = _position < _text.Length ? _text[_position] : '\0';
        int value = digit switch
        {
            >= '0' and <= '9' => digit - '0',
            >= 'a' and <= 'f' => digit - 'a' + 10,
            >= 'A' and <= 'F' => digit - 'A' + 10,
            _ => throw Unexpected("a hexadecimal digit"),
        };
        _position++;
        return value;
    }

    private static void RequireWholePairs(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ModelFileException("The header has a string with half a surrogate pair.");
            i++;
        }
    }

    private void SkipWhiteSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
            _position++;
    }
}
