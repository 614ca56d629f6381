using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward pass of a batch of a network that is written out as named scalars.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarForward
{
    /// <summary>Sample by sample.</summary>
    public static void Run<TKernel, T>(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IScalarForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Run<TKernel, T>(inputs, first: 0, samples, parameters, outputs);

    /// <summary>With one sample in each lane, and those that fill no vector by themselves.</summary>
    public static void RunInLanes<TKernel, T>(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IScalarForwardKernel<T>, ISampleLanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Run<TKernel, T>(inputs, SampleLanes.Forward<TKernel, T>(inputs, samples, parameters, outputs), samples, parameters, outputs);

    private static void Run<TKernel, T>(ReadOnlySpan<T> inputs, int first, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IScalarForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int sample = first; sample < samples; sample++)
            TKernel.ForwardSample(inputs.Slice(sample * TKernel.InputSize, TKernel.InputSize), parameters, outputs.Slice(sample * TKernel.OutputSize, TKernel.OutputSize));
    }
}
