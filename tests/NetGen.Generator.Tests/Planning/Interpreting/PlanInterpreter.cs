extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>
/// Computes a network from its plan alone: operations, buffers and orders of sums, with scalar fused multiply-adds. Its bits are the reference of
/// generated code, of whatever width.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="plan">The plan.</param>
/// <param name="parameters">The parameters; a step changes them.</param>
internal sealed class PlanInterpreter<T>(NetworkPlan plan, T[] parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int OutputSize => plan.Model.OutputSize;

    /// <summary>The passes that a batch may go forward by; all give the same bits.</summary>
    public IEnumerable<Pass> ForwardPasses => new[] { plan.Passes.ForwardSample, plan.Passes.ForwardRows, plan.Passes.ForwardLanes }.OfType<Pass>();

    /// <summary>The outputs of a batch.</summary>
    public T[] Forward(Pass pass, T[] inputs)
    {
        int samples = inputs.Length / plan.Model.InputSize;
        var call = new PlanCall<T>(inputs, samples) { Outputs = new T[samples * OutputSize] };
        Run(pass, call);
        return call.Outputs;
    }

    /// <summary>The class of one sample.</summary>
    public int Classify(T[] input) => Run(plan.Passes.Classify!, new(input, 1)).Class;

    /// <summary>The mean loss of a batch with targets or labels, its gradients and those by the inputs.</summary>
    public (T Loss, T[] Gradients, T[] InputGradients) Backward(T[] inputs, T[] targets, int[] labels, T[] sampleWeights)
    {
        int samples = inputs.Length / plan.Model.InputSize;
        double count = plan.Loss.IsMeanOverOutputs ? (double)samples * OutputSize : samples;
        var call = new PlanCall<T>(inputs, samples)
        {
            Targets = targets,
            Labels = labels,
            SampleWeights = sampleWeights,
            Scale = T.CreateTruncating(1 / count),
            Gradients = new T[plan.ParameterCount],
            InputGradients = new T[inputs.Length],
        };
        return (Mean(Run(BackwardPass(samples), call), count), call.Gradients, call.InputGradients);
    }

    /// <summary>The vector-Jacobian product.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputGradients">The gradients by the outputs.</param>
    /// <param name="withGradients">Whether gradients by the parameters are asked for.</param>
    /// <param name="withInputGradients">Whether those by the inputs are.</param>
    public (T[] Gradients, T[] InputGradients) BackwardFromOutput(T[] inputs, T[] outputGradients, bool withGradients, bool withInputGradients)
    {
        int samples = inputs.Length / plan.Model.InputSize;
        var call = new PlanCall<T>(inputs, samples)
        {
            Targets = outputGradients,
            FromOutputs = true,
            Gradients = withGradients ? new T[plan.ParameterCount] : [],
            InputGradients = withInputGradients ? new T[inputs.Length] : [],
        };
        Run(BackwardPass(samples), call);
        return (call.Gradients, call.InputGradients);
    }

    /// <summary>A step on one sample in place, by a formula; returns the loss before it.</summary>
    public T TrainStep(T[] input, T[] target, int[] label, Func<int, T, T, T> rule)
    {
        double count = plan.Loss.IsMeanOverOutputs ? OutputSize : 1;
        return Mean(Run(plan.Passes.Step!, new(input, 1) { Targets = target, Labels = label, Scale = T.CreateTruncating(1 / count), Rule = rule }), count);
    }

    private Pass BackwardPass(int samples) => (samples > 1 ? plan.Passes.BackwardLanes : null) ?? plan.Passes.Backward!;

    private static T Mean(PassRun<T> run, double count) => T.CreateTruncating(run.Penalties.Aggregate(run.Loss / count, (loss, penalty) => loss + penalty));

    private PassRun<T> Run(Pass pass, PlanCall<T> call) => PassRun<T>.Of(plan, pass, parameters, call);
}
