using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>z = a W + b of few outputs over W transposed, as dot products: rows are samples, rows of the matrix outputs, terms inputs.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FewOutputsProduct<TLayer> : IProduct
    where TLayer : struct, ILayer
{
    /// <inheritdoc/>
    public static int Terms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Inputs;
    }

    /// <inheritdoc/>
    public static int RowStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.InputStep;
    }

    /// <inheritdoc/>
    public static int TermStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int MatrixStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Inputs;
    }

    /// <inheritdoc/>
    public static int ResultStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.OutputStep;
    }

    /// <inheritdoc/>
    public static bool WalksColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
