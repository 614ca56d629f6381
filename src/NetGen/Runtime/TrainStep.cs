using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Training steps on one sample that update the parameters in place, of checked arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainStep
{
    /// <summary>A step of plain gradient descent; returns the loss before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Descend<TKernel, T>(
        ReadOnlySpan<T> input, ReadOnlySpan<T> target, ReadOnlySpan<int> label, T scale, T learningRate, ref T parameters)
        where TKernel : struct, ITrainStepKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rule = new DescentRule<T>(learningRate);
        ref T none = ref Unsafe.NullRef<T>();
        var update = new NetworkUpdate<DescentRule<T>, T>(in rule, in rule, ref parameters, ref none, ref none, ref none);
        return TKernel.TrainStep(input, target, label, scale, in update);
    }

    /// <summary>A step of an optimiser that was made for such parameters; returns the loss before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Step<TKernel, T>(
        Optimizer<T> optimizer, ReadOnlySpan<T> input, ReadOnlySpan<T> target, ReadOnlySpan<int> label, T scale, Span<T> parameters)
        where TKernel : struct, ITrainStepKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => optimizer.StepInPlace<TKernel>(input, target, label, scale, parameters);
}
