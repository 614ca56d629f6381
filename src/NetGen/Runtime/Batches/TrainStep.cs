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
    public static double Descend<TKernel, T>(in TrainingSample<T> sample, double learningRate, ref T parameters)
        where TKernel : struct, ITrainStepKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rule = new DescentRule<T>(learningRate);
        ref T none = ref Unsafe.NullRef<T>();
        var update = new NetworkUpdate<DescentRule<T>, T>(in rule, in rule, ref parameters, ref none, ref none, ref none);
        return Run<TKernel, DescentRule<T>, T>(in sample, in update);
    }

    /// <summary>A step of an optimiser over gradients already checked, on the calling thread, whatever team the network has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepOver<T>(Optimizer<T> optimizer, ReadOnlySpan<T> gradients, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => optimizer.StepOver(gradients, parameters);

    /// <summary>A step of the optimiser that was made for the network of these parameters; returns the loss before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Step<TKernel, T>(Optimizer<T> optimizer, in TrainingSample<T> sample, Span<T> parameters)
        where TKernel : struct, ITrainStepKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => optimizer.StepInPlace<TKernel>(in sample, parameters);

    /// <summary>A step by a given formula, which lends the kernel the memory for its sample; returns the loss before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Run<TKernel, TRule, T>(in TrainingSample<T> sample, in NetworkUpdate<TRule, T> update)
        where TKernel : struct, ITrainStepKernel<T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TKernel.SampleElements > 0)
            return RunOnStack<TKernel, TRule, T>(in sample, in update);
        using Workspace<T> workspace = TKernel.RentWorkspace();
        return WidestVectors.TrainStep<TKernel, TRule, T>(in sample, in update, ref workspace.Reference);
    }

    /// <summary>
    /// The same on the stack, which is not cleared before, as generated code could not ask for without unsafe code in the user's project. A workspace
    /// is rented and given back by two interlocked operations, each of which waits until all stores before it are through: those of the weights.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RunOnStack<TKernel, TRule, T>(in TrainingSample<T> sample, in NetworkUpdate<TRule, T> update)
        where TKernel : struct, ITrainStepKernel<T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> memory = stackalloc T[TKernel.SampleElements + Lanes512<T>.Count];
        return WidestVectors.TrainStep<TKernel, TRule, T>(in sample, in update, ref StackMemory.Aligned(memory));
    }
}
