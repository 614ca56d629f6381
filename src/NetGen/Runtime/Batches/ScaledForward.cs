using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward pass of a batch of raw inputs to raw outputs, part by part, each scaled into memory of its own; how it is cut changes no bit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledForward
{
    /// <summary>Computes the outputs of each sample.</summary>
    /// <param name="team">The team; null for the calling thread alone.</param>
    /// <param name="inputScaling">The scaling of the inputs; null for none.</param>
    /// <param name="outputScaling">The scaling of the outputs; null for none.</param>
    /// <param name="inputs">The inputs, row-major [samples][inputs].</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="outputs">The outputs, row-major [samples][outputs].</param>
    public static void Run<TKernel, T>(
        ThreadTeam? team, FeatureScaling<T>? inputScaling, FeatureScaling<T>? outputScaling, ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (inputScaling is null)
            BatchForward.Run<TKernel, T>(team, inputs, samples, parameters, outputs);
        else
            RunParts<TKernel, T>(team, inputScaling, inputs, samples, parameters, outputs);
        outputScaling?.Invert(outputs, outputs);
    }

    private static void RunParts<TKernel, T>(ThreadTeam? team, FeatureScaling<T> scaling, ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> workspace = ScaledForwardMemory<TKernel, T>.Pool.Rent();
        for (int first = 0; first < samples; first += ScaledForwardMemory<TKernel, T>.Samples)
        {
            int count = Math.Min(ScaledForwardMemory<TKernel, T>.Samples, samples - first);
            Span<T> scaled = workspace.Span[..(count * TKernel.InputSize)];
            scaling.Apply(inputs.Slice(first * TKernel.InputSize, count * TKernel.InputSize), scaled);
            BatchForward.Run<TKernel, T>(team, scaled, count, parameters, outputs.Slice(first * TKernel.OutputSize, count * TKernel.OutputSize));
        }
    }
}
