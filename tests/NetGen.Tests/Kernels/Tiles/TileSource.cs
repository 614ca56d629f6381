using System.Text;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>The source file of a tile: what every template writes around its arithmetic, and lines in the style of the library.</summary>
internal abstract record TileSource
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The name of the type and of its file.</summary>
    public abstract string Name { get; }

    /// <summary>What the tile computes, as its summary says it.</summary>
    protected abstract string Extent { get; }

    /// <summary>The interfaces of the tile.</summary>
    protected abstract string Interfaces { get; }

    /// <summary>Whether methods have memory of their own on the stack, which they write before they read it.</summary>
    protected virtual bool LeavesLocalsAsTheyAre => false;

    /// <summary>The text of the file.</summary>
    public string Expand()
    {
        _text.Clear();
        Line("using System.ComponentModel;");
        Line("using System.Runtime.CompilerServices;");
        Line();
        Line("namespace NetGen.Runtime;");
        Line();
        Line($"/// <summary>{Extent}. Expanded from a template: {GetType().Name}.cs in the tests.</summary>");
        Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        Line($"public readonly struct {Name} : {Interfaces}");
        Open();
        Members();
        Close();
        return _text.ToString();
    }

    /// <summary>Writes the members of the tile.</summary>
    protected abstract void Members();

    /// <summary>A number of the interface, part of whatever reads it.</summary>
    protected void Number(string name, int value)
    {
        Line("/// <inheritdoc/>");
        Line($"public static int {name}");
        Open();
        Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        Line($"get => {value};");
        Close();
        Line();
    }

    /// <summary>The head of a method of the interface, in one or more lines, and what its types are.</summary>
    /// <param name="option">How it is compiled.</param>
    /// <param name="signature">Its lines.</param>
    /// <param name="constraints">What its types are.</param>
    protected void Method(string option, string[] signature, params string[] constraints)
    {
        Line("/// <inheritdoc/>");
        if (LeavesLocalsAsTheyAre)
            Line("[SkipLocalsInit]");
        Line($"[MethodImpl(MethodImplOptions.{option})]");
        foreach (string line in signature)
            Line(line);
        foreach (string constraint in constraints)
            Line($"    where {constraint}");
        Open();
    }

    protected void Open()
    {
        Line("{");
        Deepen();
    }

    protected void Close()
    {
        Flatten();
        Line("}");
    }

    protected void Deepen() => _depth++;

    protected void Flatten() => _depth--;

    protected void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }

    /// <summary>Some steps more.</summary>
    protected static string Plus(int steps, string step) => steps switch { 0 => "", 1 => $" + {step}", _ => $" + ({steps} * {step})" };

    protected static string Plus(int number) => number == 0 ? "" : $" + {number}";

    protected static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
