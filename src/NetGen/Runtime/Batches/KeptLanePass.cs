using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>A pass of a network whose batches have a sample in each lane, which stay in their columns. One sample alone has no batch, and is computed again.</summary>
/// <typeparam name="TKernel">The kernels.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeptLanePass<TKernel, T> : NetworkPass<T>
    where TKernel : struct, ILaneBackwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly KeptWorkspaces<T> _workspaces;
    private readonly IScaledNetwork<T>? _scaled;

    /// <param name="network">The network.</param>
    /// <param name="maxSamples">The most samples of a pass.</param>
    public KeptLanePass(INetwork<T> network, int maxSamples)
        : base(network, maxSamples)
    {
        _scaled = network as IScaledNetwork<T>;
        using Workspace<T> workspace = TKernel.RentWorkspace();
        _workspaces = new(network.Description, workspace.Length, maxSamples, TKernel.LaneSamples);
    }

    private protected override void ComputeForward(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        if (Samples == 1)
        {
            Network.Forward(inputs, outputs);
            return;
        }

        TrainingBatch<T> batch = new(inputs, Samples, T.One, fromOutputs: true, part: PassPart.Forward, outputs: outputs);
        Run(in batch, gradients: default);
    }

    private protected override void ComputeBackward(in TrainingBatch<T> batch, Span<T> gradients)
    {
        if (Samples == 1)
            Network.BackwardFromOutput(batch.Inputs, batch.Targets, gradients, batch.InputGradients);
        else
            Run(in batch, gradients);
    }

    private void Run(in TrainingBatch<T> batch, Span<T> gradients) =>
        LaneBackward.Run<TKernel, T>(in batch, Network.Parameters, gradients, ref _workspaces.Reference, _workspaces.Step, _scaled?.InputScaling, _scaled?.OutputScaling);
}
