using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition LogSoftmax => field ?? Once(ref field, new(nameof(LogSoftmax))
    {
        Value = "z - log sum exp(z)",
        Derivative = "I - 1^T exp(a)",
        DerivesFromOutput = true,
        IsOfRow = true,
        Onnx = static () => [Apply("LogSoftmax", Z, ("axis", -1L)), Apply("Log", Apply("Softmax", Z))],
    });
}

#if NET
/// <summary>The logarithm of softmax over the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LogSoftmaxOutput : IOutputFunction
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
    {
        for (int row = 0; row < samples; row++)
            LogSoftmax.Write(ref Unsafe.Add(ref z, row * step), ref Unsafe.Add(ref outputs, row * count), count);
    }

    /// <inheritdoc/>
    public static void ApplyToRow<T>(ref T z, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => LogSoftmax.Write(ref z, ref z, count);

    /// <inheritdoc/>
    public static void BackPropagateRow<T>(ref T a, ref T gradients, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => LogSoftmax.BackPropagate(ref a, ref gradients, ref delta, count);
}
#endif
