namespace NetGen.Generator.Planning;

/// <summary>What a network costs its user, in numbers that follow from its plan: for NETGEN030 and for the description at run time.</summary>
/// <param name="ParameterBytes">The bytes of the weights and biases; the gradients take as many.</param>
/// <param name="ForwardMultiplyAdds">The multiply-adds of the outputs of one sample.</param>
/// <param name="BackwardMultiplyAdds">The multiply-adds that the gradients of one sample add, without those by the inputs; a frozen network has none.</param>
/// <param name="StackBytes">The most that a call's own values take on the stack; registers hold some of them.</param>
internal sealed record NetworkCost(long ParameterBytes, long ForwardMultiplyAdds, long BackwardMultiplyAdds, long StackBytes)
{
    public static NetworkCost Of(NetworkPlan plan)
    {
        long forward = plan.Layers.Sum(layer => (long)layer.WeightCount);
        return new(
            (long)plan.ParameterCount * plan.ElementType.Bytes,
            forward,

            // Each weight once for its own gradient, and once for the error of the layer before, which the first has not.
            plan.Model.IsFrozen ? 0 : 2 * forward - plan.Layers[0].WeightCount,
            StackElements(plan) * plan.ElementType.Bytes);
    }

    /// <summary>
    /// The larger of two: what one sample takes, and a batch with one sample in each lane, which keeps a vector for each neuron, or two. What other
    /// batches and backward passes need is on the heap, made with the network.
    /// </summary>
    private static long StackElements(NetworkPlan plan) =>
        Math.Max(plan.IsUnrolled ? ScalarElements(plan) : LoopElements(plan), plan.SampleLanes?.StackElements ?? 0);

    /// <summary>
    /// The outputs of two layers of one sample, and the transposed weights of a layer of few outputs; or all that a step on one sample needs, if it
    /// is not too much.
    /// </summary>
    private static long LoopElements(NetworkPlan plan)
    {
        long forward = (plan.AlternatingOutputs.FitOnStack ? plan.AlternatingOutputs.StackElements : 0) + plan.Layers.Max(layer => layer.FewOutputsStackElements);
        return plan.Model.IsFrozen ? forward : Math.Max(forward, StackBudget.Aligned(plan.StepStackElements, plan.ElementType));
    }

    /// <summary>
    /// Inputs and targets, the row of a label, and sum, output and error of each neuron, with the gradients of a step of an optimiser; without a
    /// backward pass inputs, and sum and output of each neuron; the exponentials of log softmax.
    /// </summary>
    private static long ScalarElements(NetworkPlan plan)
    {
        long neurons = plan.Layers.Sum(layer => (long)layer.Outputs);
        long exponentials = plan.OutputLayer.Activation == Activation.LogSoftmax ? plan.Model.OutputSize : 0;
        return plan.Model.IsFrozen
            ? plan.Model.InputSize + 2 * neurons + exponentials
            : plan.Model.InputSize + 2 * plan.Model.OutputSize + 3 * neurons + exponentials + plan.ParameterCount;
    }
}
