using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <content>What a step does with the formula that the optimiser has chosen for it.</content>
public abstract partial class Optimizer<T>
{
    /// <summary>Has the optimiser choose the formula of a step, which <see cref="StepCount"/> already counts, and run it.</summary>
    /// <remarks>Not a virtual method: one that is generic takes as long to be found as a small network to be trained; only those of one's own take it.</remarks>
    private void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        if (this is Adam<T> adam)
            adam.Update(ref work);
        else if (this is Sgd<T> sgd)
            sgd.Update(ref work);
        else if (this is AdamW<T> adamW)
            adamW.Update(ref work);
        else if (this is RmsProp<T> rmsProp)
            rmsProp.Update(ref work);
        else if (this is Adagrad<T> adagrad)
            adagrad.Update(ref work);
        else
            ((UserOptimizer<T>)this).Update(ref work);
    }

    /// <summary>Makes a step over gradients that the threads of a team share.</summary>
    private void StepShared(ref GradientStep work, int shares)
    {
        using TeamCall call = TeamCall.Begin(work.Team, shares);
        StepCount++;
        Update(ref work);
    }

    /// <summary>Makes a step over gradients and parameters of checked lengths, on the calling thread.</summary>
    internal void StepOver(ReadOnlySpan<T> gradients, Span<T> parameters)
    {
        StepCount++;
        var work = new GradientStep { Optimizer = this, Team = null, Parameters = parameters, Gradients = gradients };
        Update(ref work);
    }

    /// <summary>Makes one step on one sample in place, and returns the loss before it. Optimised from the first call on, like the kernels that it calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double StepInPlace<TKernel>(in TrainingSample<T> sample, Span<T> parameters)
        where TKernel : struct, ITrainStepKernel<T>
    {
        StepCount++;
        var work = new SampleStep<TKernel> { Optimizer = this, Sample = sample, Parameters = parameters };
        Update(ref work);
        return work.Loss;
    }

    /// <summary>What is remembered of a parameter; null where the formula does not use it.</summary>
    private ref T State(int index, int offset)
    {
        AlignedMemory<T>[] states = _states;
        return ref index < states.Length ? ref Unsafe.Add(ref states[index].Reference, offset) : ref Unsafe.NullRef<T>();
    }

    /// <summary>A step over gradients that are known.</summary>
    private ref struct GradientStep : IStepWork<T>
    {
        public required Optimizer<T> Optimizer;
        public required ThreadTeam? Team;
        public required Span<T> Parameters;
        public required ReadOnlySpan<T> Gradients;

        public readonly void Run<TRule>(in TRule weights, in TRule biases)
            where TRule : unmanaged, IUpdateRule<T>
        {
            if (Optimizer.WeightDecay == 0)
            {
                Run(in weights, 0, Parameters.Length);
                return;
            }

            foreach (ref readonly ParameterBlock block in Optimizer._description.Blocks)
            {
                if (block.Kind == ParameterKind.Weights)
                    Run(in weights, block.Offset, block.Count);
                else
                    Run(in biases, block.Offset, block.Count);
            }
        }

        public readonly void Run(CustomOptimizer<T> optimizer) => optimizer.UpdateBlocks(Parameters, Gradients);

        private readonly void Run<TRule>(in TRule rule, int offset, int count)
            where TRule : unmanaged, IUpdateRule<T>
        {
            Optimizer<T> optimizer = Optimizer;
            ParameterUpdate.Run(
                Team, optimizer.LaneWidth, in rule, count, ref Parameters.Slice(offset, count)[0], in Gradients.Slice(offset, count)[0],
                ref optimizer.State(0, offset), ref optimizer.State(1, offset), ref optimizer.State(2, offset));
        }
    }

    /// <summary>A step on one sample, whose kernel updates each parameter as soon as its gradient is known.</summary>
    private ref struct SampleStep<TKernel> : IStepWork<T>
        where TKernel : struct, ITrainStepKernel<T>
    {
        public required Optimizer<T> Optimizer;
        public required TrainingSample<T> Sample;
        public required Span<T> Parameters;
        public double Loss;

        public void Run<TRule>(in TRule weights, in TRule biases)
            where TRule : unmanaged, IUpdateRule<T>
        {
            Optimizer<T> optimizer = Optimizer;
            var update = new NetworkUpdate<TRule, T>(
                in weights, in biases, ref Parameters[0], ref optimizer.State(0, 0), ref optimizer.State(1, 0), ref optimizer.State(2, 0));
            Loss = TrainStep.Run<TKernel, TRule, T>(in Sample, in update);
        }

        /// <remarks>The kernel writes the gradients over a copy of the parameters, each when the parameter itself is not read any more.</remarks>
        public void Run(CustomOptimizer<T> optimizer)
        {
            AlignedMemory<T> gradients = optimizer.GradientMemory;
            Parameters.CopyTo(gradients.Span);
            var rule = default(GradientRule<T>);
            ref T none = ref Unsafe.NullRef<T>();
            var update = new NetworkUpdate<GradientRule<T>, T>(in rule, in rule, ref gradients.Reference, ref none, ref none, ref none);
            Loss = TrainStep.Run<TKernel, GradientRule<T>, T>(in Sample, in update);
            optimizer.UpdateBlocks(Parameters, gradients.Span);
        }
    }
}
