using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>delta W^T with a sample in each lane: rows are inputs, terms outputs, columns samples.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
/// <typeparam name="TRows">The block of samples.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneErrorProduct<TLayer, TRows> : IProduct
    where TLayer : struct, ILayer
    where TRows : struct, IRows
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
        get => TLayer.Outputs;
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
        get => TRows.Step;
    }

    /// <inheritdoc/>
    public static int ResultStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TRows.Step;
    }

    /// <inheritdoc/>
    public static bool WalksColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
