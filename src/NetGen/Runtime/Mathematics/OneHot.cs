using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The target row that a label stands for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneHot
{
    /// <summary>1 at the label, 0 elsewhere.</summary>
    public static void Write<T>(Span<T> row, int label)
        where T : unmanaged, INumberBase<T>
    {
        row.Clear();
        row[label] = T.One;
    }

    /// <summary>1 at the label, 0 elsewhere in <paramref name="classes"/> elements.</summary>
    public static void Write<T>(ref T row, int classes, int label)
        where T : unmanaged, INumberBase<T> =>
        Write(MemoryMarshal.CreateSpan(ref row, classes), label);
}
