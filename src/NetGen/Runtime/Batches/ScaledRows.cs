using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Scaling where samples are rows and features columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledRows
{
    /// <summary>One sample scaled, in memory on loan.</summary>
    public static Workspace<T> Of<T>(FeatureScaling<T> scaling, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Workspace<T> workspace = scaling.Rows.Rent();
        Map<ScaledValue, T>(row, scaling, workspace.Span);
        return workspace;
    }

    /// <summary>Scales rows of checked lengths.</summary>
    /// <typeparam name="TFormula">What becomes of each number.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">Row-major [samples][features].</param>
    /// <param name="scaling">What each feature is scaled by.</param>
    /// <param name="results">As many numbers at least, overwritten; may be the same memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Map<TFormula, T>(ReadOnlySpan<T> rows, FeatureScaling<T> scaling, Span<T> results)
        where TFormula : struct, IScalingFormula
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T offsets = ref MemoryMarshal.GetReference(scaling.Offsets);
        ref T factors = ref MemoryMarshal.GetReference(scaling.Factors);
        for (int start = 0; start < rows.Length; start += scaling.Count)
        {
            ref T row = ref MemoryMarshal.GetReference(rows.Slice(start, scaling.Count));
            ref T result = ref MemoryMarshal.GetReference(results.Slice(start, scaling.Count));
            for (int feature = 0; feature < scaling.Count; feature += Lanes512<T>.Count)
            {
                int rest = scaling.Count - feature;
                Lanes512<T> values = TFormula.Of<Lanes512<T>, T>(
                    Lanes512<T>.LoadPartial(ref row, (nuint)feature, rest),
                    Lanes512<T>.LoadPartial(ref offsets, (nuint)feature, rest),
                    Lanes512<T>.LoadPartial(ref factors, (nuint)feature, rest));
                Lanes512<T>.StorePartial(values, ref result, (nuint)feature, rest);
            }
        }
    }
}
