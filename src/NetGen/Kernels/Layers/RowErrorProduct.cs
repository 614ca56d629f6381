using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>delta W^T of one sample over W transposed: a row, terms outputs, columns inputs, panel after panel.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowErrorProduct<TLayer> : IProduct
    where TLayer : struct, ILayer
{
    /// <inheritdoc/>
    public static int Terms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Outputs;
    }

    /// <inheritdoc/>
    public static int RowStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.OutputStep;
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
        get => TLayer.TransposedStep;
    }

    /// <inheritdoc/>
    public static int ResultStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.InputStep;
    }

    /// <inheritdoc/>
    public static bool WalksColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
