using System.Numerics;

namespace NetGen.Tests.Networks;

/// <summary>An argument of a method of a network that is a span of the network's floating-point type.</summary>
/// <param name="Name">As the contract names it.</param>
/// <param name="IsWritten">Whether the method writes it.</param>
/// <param name="Count">The length it needs for a number of samples.</param>
internal sealed record SpanArgument(string Name, bool IsWritten, Func<int, int> Count);

/// <summary>Calls a method with the given spans and labels; the result is the loss, the class or zero.</summary>
internal delegate T Invocation<T>(INetwork<T> network, Memory<T>[] arguments, int[] labels)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>
/// One method of a network as data, so that what holds for all of them (wrong lengths, overlaps, allocation) is tested on
/// all of them.
/// </summary>
internal sealed record SpanMethod<T>(string Name, bool IsBatch, SpanArgument[] Arguments, Invocation<T> Invoke)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the targets are labels.</summary>
    public bool TakesLabels { get; init; }

    public override string ToString() => $"{Name}({string.Join(", ", Arguments.Select(argument => argument.Name))}{(TakesLabels ? ", by label" : "")})";
}

/// <summary>All methods of the contracts of networks and classifiers.</summary>
internal static class SpanMethods
{
    public static IReadOnlyList<SpanMethod<T>> Of<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SpanArgument input = new("input", false, _ => TNetwork.InputSize);
        SpanArgument inputs = new("inputs", false, samples => samples * TNetwork.InputSize);
        SpanArgument output = new("output", true, _ => TNetwork.OutputSize);
        SpanArgument outputs = new("outputs", true, samples => samples * TNetwork.OutputSize);
        SpanArgument target = new("target", false, _ => TNetwork.OutputSize);
        SpanArgument targets = new("targets", false, samples => samples * TNetwork.OutputSize);
        SpanArgument byOutput = new("outputGradients", false, _ => TNetwork.OutputSize);
        SpanArgument byOutputs = new("outputGradients", false, samples => samples * TNetwork.OutputSize);
        SpanArgument gradients = new("gradients", true, _ => TNetwork.ParameterCount);
        SpanArgument byInput = new("inputGradients", true, _ => TNetwork.InputSize);
        SpanArgument weights = new("sampleWeights", false, samples => samples);
        SpanArgument byInputs = new("inputGradients", true, samples => samples * TNetwork.InputSize);

        List<SpanMethod<T>> methods =
        [
            new("Forward", false, [input, output], (n, a, _) => { n.Forward(a[0].Span, a[1].Span); return T.Zero; }),
            new("ForwardBatch", true, [inputs, outputs], (n, a, _) => { n.ForwardBatch(a[0].Span, a[1].Span); return T.Zero; }),
            new("Backward", false, [input, target, gradients], (n, a, _) => n.Backward(a[0].Span, a[1].Span, a[2].Span)),
            new("Backward", false, [input, target, gradients, byInput], (n, a, _) => n.Backward(a[0].Span, a[1].Span, a[2].Span, a[3].Span)),
            new("BackwardBatch", true, [inputs, targets, gradients], (n, a, _) => n.BackwardBatch(a[0].Span, a[1].Span, a[2].Span)),
            new("BackwardBatch", true, [inputs, targets, gradients, byInputs], (n, a, _) => n.BackwardBatch(a[0].Span, a[1].Span, a[2].Span, a[3].Span)),
            new("BackwardBatch", true, [inputs, targets, gradients, weights], (n, a, _) => n.BackwardBatch(a[0].Span, a[1].Span, a[2].Span, sampleWeights: a[3].Span)),
            new("BackwardBatch", true, [inputs, targets, gradients, byInputs, weights],
                (n, a, _) => n.BackwardBatch(a[0].Span, a[1].Span, a[2].Span, a[3].Span, a[4].Span)),
            new("BackwardFromOutput", false, [input, byOutput, gradients], (n, a, _) => { n.BackwardFromOutput(a[0].Span, a[1].Span, a[2].Span); return T.Zero; }),
            new("BackwardFromOutput", false, [input, byOutput, byInput], (n, a, _) => { n.BackwardFromOutput(a[0].Span, a[1].Span, inputGradients: a[2].Span); return T.Zero; }),
            new("BackwardFromOutput", false, [input, byOutput, gradients, byInput],
                (n, a, _) => { n.BackwardFromOutput(a[0].Span, a[1].Span, a[2].Span, a[3].Span); return T.Zero; }),
            new("BackwardFromOutputBatch", true, [inputs, byOutputs, gradients], (n, a, _) => { n.BackwardFromOutputBatch(a[0].Span, a[1].Span, a[2].Span); return T.Zero; }),
            new("BackwardFromOutputBatch", true, [inputs, byOutputs, byInputs],
                (n, a, _) => { n.BackwardFromOutputBatch(a[0].Span, a[1].Span, inputGradients: a[2].Span); return T.Zero; }),
            new("BackwardFromOutputBatch", true, [inputs, byOutputs, gradients, byInputs],
                (n, a, _) => { n.BackwardFromOutputBatch(a[0].Span, a[1].Span, a[2].Span, a[3].Span); return T.Zero; }),
        ];
        methods.Add(new("ComputeLoss", true, [inputs, targets], (n, a, _) => n.ComputeLoss(a[0].Span, a[1].Span)));
        methods.Add(new("ComputeLoss", true, [inputs, targets, weights], (n, a, _) => n.ComputeLoss(a[0].Span, a[1].Span, a[2].Span)));
        methods.Add(new("TrainStep", false, [input, target], (n, a, _) => n.TrainStep(a[0].Span, a[1].Span, 0)));
        Adam<T> adam = Optimizer.Adam(network, learningRate: 0);
        methods.Add(new("TrainStep", false, [input, target], (n, a, _) => n.TrainStep(a[0].Span, a[1].Span, adam)));
        if (network is ILabelClassifier<T>)
        {
            methods.AddRange(
            [
                new("TrainStep", false, [input], (n, a, labels) => ((ILabelClassifier<T>)n).TrainStep(a[0].Span, labels[0], 0)) { TakesLabels = true },
                new("TrainStep", false, [input], (n, a, labels) => ((ILabelClassifier<T>)n).TrainStep(a[0].Span, labels[0], adam)) { TakesLabels = true },
                new("ComputeLoss", true, [inputs], (n, a, labels) => ((ILabelClassifier<T>)n).ComputeLoss(a[0].Span, labels)) { TakesLabels = true },
                new("ComputeLoss", true, [inputs, weights], (n, a, labels) => ((ILabelClassifier<T>)n).ComputeLoss(a[0].Span, labels, a[1].Span)) { TakesLabels = true },
                new("Classify", false, [input], (n, a, _) => T.CreateChecked(((ILabelClassifier<T>)n).Classify(a[0].Span))),
                new("Backward", false, [input, gradients], (n, a, labels) => ((ILabelClassifier<T>)n).Backward(a[0].Span, labels[0], a[1].Span)) { TakesLabels = true },
                new("Backward", false, [input, gradients, byInput],
                    (n, a, labels) => ((ILabelClassifier<T>)n).Backward(a[0].Span, labels[0], a[1].Span, a[2].Span)) { TakesLabels = true },
                new("BackwardBatch", true, [inputs, gradients], (n, a, labels) => ((ILabelClassifier<T>)n).BackwardBatch(a[0].Span, labels, a[1].Span)) { TakesLabels = true },
                new("BackwardBatch", true, [inputs, gradients, byInputs],
                    (n, a, labels) => ((ILabelClassifier<T>)n).BackwardBatch(a[0].Span, labels, a[1].Span, a[2].Span)) { TakesLabels = true },
                new("BackwardBatch", true, [inputs, gradients, weights],
                    (n, a, labels) => ((ILabelClassifier<T>)n).BackwardBatch(a[0].Span, labels, a[1].Span, sampleWeights: a[2].Span)) { TakesLabels = true },
                new("BackwardBatch", true, [inputs, gradients, byInputs, weights],
                    (n, a, labels) => ((ILabelClassifier<T>)n).BackwardBatch(a[0].Span, labels, a[1].Span, a[2].Span, a[3].Span)) { TakesLabels = true },
            ]);
        }

        return methods;
    }
}
