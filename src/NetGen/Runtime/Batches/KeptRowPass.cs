using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>A pass of a network in loops, whose layers stay in rows of samples.</summary>
/// <typeparam name="TKernel">The kernels.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeptRowPass<TKernel, T> : NetworkPass<T>
    where TKernel : struct, IBackwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly KeptWorkspaces<T> _workspaces;
    private readonly IScaledNetwork<T>? _scaled;

    /// <param name="network">The network.</param>
    /// <param name="maxSamples">The most samples of a pass.</param>
    public KeptRowPass(INetwork<T> network, int maxSamples)
        : base(network, maxSamples)
    {
        _scaled = network as IScaledNetwork<T>;
        using Workspace<T> workspace = TKernel.RentWorkspace();
        _workspaces = new(network.Description, workspace.Length, maxSamples, TKernel.SamplesPerBlock);
    }

    private protected override void ComputeForward(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        TrainingBatch<T> batch = new(inputs, Samples, T.One, fromOutputs: true, part: PassPart.Forward, outputs: outputs);
        Run(in batch, gradients: default);
        _scaled?.OutputScaling?.Invert(outputs, outputs);
    }

    private protected override void ComputeBackward(in TrainingBatch<T> batch, Span<T> gradients) => Run(in batch, gradients);

    private void Run(in TrainingBatch<T> batch, Span<T> gradients)
    {
        if (_scaled is null)
        {
            BatchBackward.Run<TKernel, T>(Network.Team, in batch, Network.Parameters, gradients, ref _workspaces.Reference, _workspaces.Step, default);
            return;
        }

        using Workspace<T> memory = ScaledBlockMemory<TKernel, T>.Pool.Rent();
        var scaling = new BlockScaling<T>(_scaled.InputScaling, _scaled.OutputScaling, memory.Span);
        BatchBackward.Run<TKernel, T>(Network.Team, in batch, Network.Parameters, gradients, ref _workspaces.Reference, _workspaces.Step, scaling);
    }
}
