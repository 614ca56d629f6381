using System.Text;

namespace NetGen.Generator.Emit;

/// <summary>Indented text whose lines end with LF on every platform.</summary>
internal sealed class CodeWriter
{
    private const string Level = "    ";
    private readonly StringBuilder _text = new(16 * 1024);
    private string _indentation = "";

    /// <summary>Writes a line, or several: each is indented, and empty ones stay empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            _text.Append(content.Length > 0 ? _indentation : "").Append(content).Append('\n');
        }
    }

    public void Write(CodeText text) => Line(text.ToString());

    /// <summary>Writes a header, if any, and a brace; the brace is closed, with <paramref name="end"/> behind it, on disposal.</summary>
    public IDisposable Block(string header, string end = "")
    {
        Line(header.Length > 0 ? header + "\n{" : "{");
        _indentation += Level;
        return new Closing(this, "}" + end);
    }

    /// <summary>Indents what follows until disposal.</summary>
    public IDisposable Indented()
    {
        _indentation += Level;
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

    private sealed class Closing(CodeWriter writer, string? line) : IDisposable
    {
        public void Dispose()
        {
            writer._indentation = writer._indentation.Substring(Level.Length);
            if (line is not null)
                writer.Line(line);
        }
    }
}
