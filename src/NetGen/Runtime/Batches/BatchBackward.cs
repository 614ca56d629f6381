using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The backward pass of a batch, block by block, each block in two phases that the threads of a team share: errors by samples, gradients
/// by inputs of the layers. Every sum over the samples is one chain in their order, so that neither the cut into blocks nor the number
/// of threads changes a bit.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchBackward
{
    /// <summary>
    /// Writes the gradients, summed over the samples, and returns the sum of the losses. Gradients by parameters and by inputs are left out where
    /// their spans are empty.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The team, which was to share the work, has been disposed of; nothing is written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TKernel, T>(
        ThreadTeam? team, in TrainingBatch<T> batch, ReadOnlySpan<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling = null, FeatureScaling<T>? outputScaling = null)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> workspace = TKernel.RentWorkspace();
        if (inputScaling is null && outputScaling is null)
            return Run<TKernel, T>(team, in batch, parameters, gradients, ref workspace.Reference, workspaceStep: 0, default);
        using Workspace<T> scaled = ScaledBlockMemory<TKernel, T>.Pool.Rent();
        return Run<TKernel, T>(team, in batch, parameters, gradients, ref workspace.Reference, workspaceStep: 0, new(inputScaling, outputScaling, scaled.Span));
    }

    /// <summary>The same in memory that may be kept for another part of the pass: a workspace for each block.</summary>
    /// <param name="team">The team; null for the calling thread alone.</param>
    /// <param name="batch">The samples, and which part of the pass is computed.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients by them; may be empty.</param>
    /// <param name="workspaces">The workspace of the first block.</param>
    /// <param name="workspaceStep">The distance of two of them; 0 where all blocks use one.</param>
    /// <param name="scaling">What scales the rows of each block; the default for nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe double Run<TKernel, T>(
        ThreadTeam? team, in TrainingBatch<T> batch, ReadOnlySpan<T> parameters, Span<T> gradients, ref T workspaces, nint workspaceStep, BlockScaling<T> scaling)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = batch.Samples;

        // The first block is as large as any: where it is not shared, none is.
        int most = BlockSize<TKernel, T>(samples);
        using TeamCall call = TeamCall.Begin(team, SharesOf<TKernel, T>(team, Math.Min(most, samples)));
        fixed (T* x = batch.Inputs)
        fixed (T* y = batch.Targets)
        fixed (int* classes = batch.Labels)
        fixed (T* weights = batch.SampleWeights)
        fixed (T* p = parameters)
        fixed (T* dp = gradients)
        fixed (T* dx = batch.InputGradients)
        fixed (T* outputs = batch.Outputs)
        fixed (T* memory = &workspaces)
        fixed (T* scaledInputs = scaling.Inputs)
        fixed (T* scaledTargets = scaling.Targets)
        {
            var block = new Block<TKernel, T>
            {
                Inputs = x,
                Targets = y,
                Labels = classes,
                SampleWeights = weights,
                FromOutputs = batch.FromOutputs,
                Part = batch.Part,
                Outputs = outputs,
                Scale = batch.Scale,
                Parameters = p,
                Gradients = dp,
                InputGradients = dx,
                Memory = memory,
            };
            double loss = 0;
            for (int first = 0; first < samples; first += most)
            {
                if (!batch.EndsForward && (first == 0 || workspaceStep != 0))
                    TKernel.Prepare(ref *p, dx != null, ref *block.Memory);
                block.First = first;
                block.Count = Math.Min(most, samples - first);
                if (!scaling.IsNone)
                {
                    scaling.Scale(in batch, first, block.Count, TKernel.InputSize, TKernel.OutputSize);

                    // As if they were of all samples: the block reads its own.
                    block.Inputs = scaling.HasInputs ? scaledInputs - ((nint)first * TKernel.InputSize) : x;
                    block.Targets = scaling.HasTargets && y != null ? scaledTargets - ((nint)first * TKernel.OutputSize) : y;
                }

                Run(team, ref block);
                if (!scaling.IsNone)
                    scaling.ScaleBack(in batch, first, block.Count, TKernel.InputSize);
                for (int row = 0; row < block.Count && !batch.FromOutputs; row++)
                    loss += double.CreateTruncating(block.Memory[TKernel.LossesOffset + row]);
                block.Memory += workspaceStep;
            }

            return loss;
        }
    }

    /// <summary>The same where batches have one sample in each lane, on the calling thread; one alone has nothing to share lanes with.</summary>
    /// <inheritdoc cref="Run{TKernel, T}(ThreadTeam?, in TrainingBatch{T}, ReadOnlySpan{T}, Span{T}, FeatureScaling{T}?, FeatureScaling{T}?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double RunInLanes<TKernel, T>(
        ThreadTeam? team, in TrainingBatch<T> batch, ReadOnlySpan<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling = null, FeatureScaling<T>? outputScaling = null)
        where TKernel : struct, IBackwardKernel<T>, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => batch.Samples > 1
            ? LaneBackward.Run<TKernel, T>(in batch, parameters, gradients, inputScaling, outputScaling)
            : Run<TKernel, T>(team, in batch, parameters, gradients, inputScaling, outputScaling);

    /// <summary>The samples of a block. All are of one size, rather than whole ones and a rest: the rest would read and write all gradients for few samples.</summary>
    private static int BlockSize<TKernel, T>(int samples)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int tile = TKernel.SamplesPerTile;
        int blocks = (samples + TKernel.SamplesPerBlock - 1) / TKernel.SamplesPerBlock;
        return Math.Min(TKernel.SamplesPerBlock, ((((samples + blocks - 1) / blocks) + tile - 1) / tile) * tile);
    }

    private static int SharesOf<TKernel, T>(ThreadTeam? team, int samples)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Shares.Of(team, (long)TKernel.MultiplyAdds * samples, samples / TKernel.SamplesPerTile);

    private static unsafe void Run<TKernel, T>(ThreadTeam? team, ref Block<TKernel, T> block)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        block.Shares = SharesOf<TKernel, T>(team, block.Count);
        if (block.Shares == 1)
        {
            block.Propagate(0);
            if (block.Gradients != null)
                block.AddGradients(0);
            return;
        }

        block.IsPropagated = false;
        team!.Run(ref block, block.Shares);
        if (block.Gradients == null)
            return;
        block.IsPropagated = true;
        team.Run(ref block, block.Shares);
    }

    private unsafe struct Block<TKernel, T> : ITeamWork
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Inputs;
        public T* Targets;
        public int* Labels;
        public T* SampleWeights;
        public bool FromOutputs;
        public PassPart Part;
        public T* Outputs;
        public T Scale;
        public T* Parameters;
        public T* Gradients;
        public T* InputGradients;
        public T* Memory;
        public int First;
        public int Count;
        public int Shares;
        public bool IsPropagated;

        public readonly void Do(int share)
        {
            if (IsPropagated)
                AddGradients(share);
            else
                Propagate(share);
        }

        public readonly void Propagate(int share)
        {
            (int start, int count) = Runtime.Shares.Range(Count, TKernel.SamplesPerTile, share, Shares);
            for (int row = start; row < start + count; row += TKernel.SamplesPerPass)
                PropagateRows(row, Math.Min(TKernel.SamplesPerPass, start + count - row));
        }

        private readonly void PropagateRows(int row, int count)
        {
            nint sample = First + row;
            var rows = new TrainingBatch<T>(
                new(Inputs + (sample * TKernel.InputSize), count * TKernel.InputSize),
                count,
                Scale,
                targets: Targets == null ? default : new(Targets + (sample * TKernel.OutputSize), count * TKernel.OutputSize),
                labels: Labels == null ? default : new(Labels + sample, count),
                sampleWeights: SampleWeights == null ? default : new(SampleWeights + sample, count),
                fromOutputs: FromOutputs,
                part: Part,
                outputs: Outputs == null ? default : new(Outputs + (sample * TKernel.OutputSize), count * TKernel.OutputSize));
            ref T dx = ref InputGradients == null ? ref Unsafe.NullRef<T>() : ref InputGradients[sample * TKernel.InputSize];
            WidestVectors.Propagate<TKernel, T>(in rows, (nuint)row, ref *Parameters, ref dx, InputGradients != null, ref *Memory);
        }

        public readonly void AddGradients(int share) =>
            WidestVectors.AddGradients<TKernel, T>(ref Inputs[(nint)First * TKernel.InputSize], Count, First == 0, ref *Gradients, share, Shares, ref *Memory);
    }
}
