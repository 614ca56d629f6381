using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Rows of samples that are scaled feature by feature. Each operation is rounded once: the bits are the same at every width of vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledRows
{
    /// <summary>One sample scaled, in memory on loan; where there is no scaling its own.</summary>
    public static Workspace<T> Of<T>(FeatureScaling<T> scaling, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Workspace<T> workspace = scaling.Rows.Rent();
        Apply(row, scaling.Offsets, scaling.Factors, workspace.Span);
        return workspace;
    }

    /// <summary>x' = (x - offset) * factor.</summary>
    internal static void Apply<T>(ReadOnlySpan<T> rows, ReadOnlySpan<T> offsets, ReadOnlySpan<T> factors, Span<T> scaled)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int start = 0; start < rows.Length; start += offsets.Length)
        {
            ReadOnlySpan<T> row = rows.Slice(start, offsets.Length);
            Span<T> result = scaled.Slice(start, offsets.Length);
            int feature = 0;
            for (; feature + Vector<T>.Count <= row.Length; feature += Vector<T>.Count)
                ((At(row, feature) - At(offsets, feature)) * At(factors, feature)).CopyTo(result[feature..]);
            for (; feature < row.Length; feature++)
                result[feature] = (row[feature] - offsets[feature]) * factors[feature];
        }
    }

    /// <summary>x = x' / factor + offset.</summary>
    internal static void Invert<T>(ReadOnlySpan<T> scaled, ReadOnlySpan<T> offsets, ReadOnlySpan<T> factors, Span<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int start = 0; start < rows.Length; start += offsets.Length)
        {
            ReadOnlySpan<T> row = scaled.Slice(start, offsets.Length);
            Span<T> result = rows.Slice(start, offsets.Length);
            int feature = 0;
            for (; feature + Vector<T>.Count <= row.Length; feature += Vector<T>.Count)
                ((At(row, feature) / At(factors, feature)) + At(offsets, feature)).CopyTo(result[feature..]);
            for (; feature < row.Length; feature++)
                result[feature] = (row[feature] / factors[feature]) + offsets[feature];
        }
    }

    /// <summary>From gradients by scaled inputs to those by raw ones: d/dx = factor d/dx'.</summary>
    internal static void MultiplyByFactors<T>(Span<T> rows, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int start = 0; start < rows.Length; start += factors.Length)
        {
            Span<T> row = rows.Slice(start, factors.Length);
            int feature = 0;
            for (; feature + Vector<T>.Count <= row.Length; feature += Vector<T>.Count)
                (At<T>(row, feature) * At(factors, feature)).CopyTo(row[feature..]);
            for (; feature < row.Length; feature++)
                row[feature] *= factors[feature];
        }
    }

    /// <summary>From gradients by raw outputs to those by scaled ones: d/dy' = d/dy / factor.</summary>
    internal static void DivideByFactors<T>(ReadOnlySpan<T> rows, ReadOnlySpan<T> factors, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < rows.Length; place++)
            result[place] = rows[place] / factors[place % factors.Length];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> At<T>(ReadOnlySpan<T> values, int place)
        where T : unmanaged => Vector.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)place);
}
