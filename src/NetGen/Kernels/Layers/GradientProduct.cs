using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>dW = a^T delta: rows are inputs, terms samples, columns outputs. The number of samples is the caller's.</summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four inputs by four vectors: 16 multiply-adds, 4 loads and 4 broadcasts in 33 instructions, no spill, bound by
/// the multiply-adds. Layers of few outputs have one vector and eight inputs: eight broadcasts for eight multiply-adds in 27 instructions, so that
/// both ports that load are as busy as those that multiply.
/// </remarks>
/// <typeparam name="TLayer">The layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GradientProduct<TLayer> : IProduct
    where TLayer : struct, ILayer
{
    /// <inheritdoc/>
    public static int Terms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    /// <inheritdoc/>
    public static int RowStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int TermStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.InputStep;
    }

    /// <inheritdoc/>
    public static int MatrixStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.OutputStep;
    }

    /// <inheritdoc/>
    public static int ResultStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.Outputs;
    }

    /// <inheritdoc/>
    public static bool WalksColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
