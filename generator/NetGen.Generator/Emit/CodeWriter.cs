using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Indented text whose lines end with LF on every platform.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;

    /// <summary>Writes a line, or several: each is indented, and empty ones stay empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0)
            {
                for (int level = 0; level < _depth; level++)
                    _text.Append(Indentation);
                _text.Append(content);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes a header, if any, and a brace; the brace is closed, with <paramref name="end"/> behind it, on disposal.</summary>
    public IDisposable Block(string header, string end = "")
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _depth++;
        return new Closing(this, end);
    }

    /// <summary>Indents what follows until disposal.</summary>
    public IDisposable Indented()
    {
        _depth++;
        return new Closing(this, null);
    }

    /// <summary>Writes parts with one empty line between them.</summary>
    public void Separated(params Action<CodeWriter>[] parts)
    {
        for (int index = 0; index < parts.Length; index++)
        {
            if (index > 0)
                Line();
            parts[index](this);
        }
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null)
                writer.Line("}" + end);
        }
    }
}
