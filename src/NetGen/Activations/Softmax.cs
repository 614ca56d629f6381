using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Softmax => field ?? Once(ref field, new(nameof(Softmax))
    {
        Value = "exp(z) / sum exp(z)",
        Derivative = "diag(a) - a^T a",
        DerivesFromOutput = true,
        IsOfRow = true,
        Onnx = static () => [Apply("Softmax", Z, ("axis", -1L))],
    });
}

#if NET
/// <summary>Softmax over the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftmaxOutput : IOutputFunction
{
    /// <inheritdoc/>
    public static bool IsOfRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyByDerivative<TLanes, T>(TLanes errors, TLanes z, TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => errors;

    /// <inheritdoc/>
    public static void WriteRows<TLanes, T>(ref T z, int step, ref T outputs, int samples, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => SoftmaxRows.Write(ref z, step, ref outputs, samples, count);

    /// <inheritdoc/>
    public static void ApplyToRow<T>(ref T z, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Softmax.Write(ref z, ref z, count);

    /// <inheritdoc/>
    public static void BackPropagateRow<T>(ref T a, ref T gradients, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Softmax.BackPropagate(ref a, ref gradients, ref delta, count);
}
#endif
