using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>dW^T = delta^T a: rows are outputs, terms samples, columns the inputs of a tile. The number of samples is the caller's.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
/// <typeparam name="TTile">The tile, whose vectors of 64 bytes are a row of results.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InputLanesProduct<TLayer, TTile, T> : IProduct
    where TLayer : struct, ILayer
    where TTile : struct, ITile
    where T : unmanaged
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
        get => TLayer.OutputStep;
    }

    /// <inheritdoc/>
    public static int MatrixStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLayer.InputStep;
    }

    /// <inheritdoc/>
    public static int ResultStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTile.Vectors * Lanes512<T>.Count;
    }

    /// <inheritdoc/>
    public static bool WalksColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
