using System.Numerics;

namespace NetGen.Tests.Networks;

/// <inheritdoc/>
internal sealed class NetworkUnderTest<TNetwork, T>(TNetwork network) : NetworkUnderTest
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[]? _discarded;

    public override NetworkDescription Description => TNetwork.Description;

    public override bool IsSingle => typeof(T) == typeof(float);

    public override bool IsClassifier => network is ILabelClassifier<T>;

    public override double[] Parameters
    {
        get => Widen(network.Parameters.ToArray());
        set => Round(value).CopyTo(network.Parameters);
    }

    private ILabelClassifier<T> Classifier => (ILabelClassifier<T>)network;

    private T[] Discarded => _discarded ??= new T[TNetwork.ParameterCount];

    public override void SetParameter(int index, double value) => network.Parameters[index] = T.CreateChecked(value);

    public override void Accept(INetworkVisitor visitor) => visitor.Visit<TNetwork, T>(network);

    public override double[] Forward(double[] input)
    {
        T[] output = Unwritten(TNetwork.OutputSize);
        network.Forward(Round(input), output);
        return Widen(output);
    }

    public override double[] ForwardBatch(double[] inputs)
    {
        T[] outputs = Unwritten(inputs.Length / TNetwork.InputSize * TNetwork.OutputSize);
        network.ForwardBatch(Round(inputs), outputs);
        return Widen(outputs);
    }

    public override int Classify(double[] input) => Classifier.Classify(Round(input));

    public override BackwardResult Backward(double[] input, double[] target, bool withInputGradients) =>
        Run(input.Length, withInputGradients, (gradients, inputGradients) => network.Backward(Round(input), Round(target), gradients, inputGradients));

    public override BackwardResult BackwardBatch(double[] inputs, double[] targets, bool withInputGradients) =>
        Run(inputs.Length, withInputGradients, (gradients, inputGradients) => network.BackwardBatch(Round(inputs), Round(targets), gradients, inputGradients));

    public override double LossOfBatch(double[] inputs, double[] targets) =>
        double.CreateChecked(network.BackwardBatch(Round(inputs), Round(targets), Discarded));

    public override double LossOf(double[] input, double[] target) =>
        double.CreateChecked(network.Backward(Round(input), Round(target), Discarded));

    public override BackwardResult Backward(double[] input, int label, bool withInputGradients) =>
        Run(input.Length, withInputGradients, (gradients, inputGradients) => Classifier.Backward(Round(input), label, gradients, inputGradients));

    public override BackwardResult BackwardBatch(double[] inputs, int[] labels, bool withInputGradients) =>
        Run(inputs.Length, withInputGradients, (gradients, inputGradients) => Classifier.BackwardBatch(Round(inputs), labels, gradients, inputGradients));

    public override BackwardResult BackwardBatchWeighted(double[] inputs, double[] targets, double[] sampleWeights, bool withInputGradients) =>
        Run(inputs.Length, withInputGradients, (gradients, inputGradients) => network.BackwardBatch(Round(inputs), Round(targets), gradients, inputGradients, Round(sampleWeights)));

    public override BackwardResult BackwardBatchWeighted(double[] inputs, int[] labels, double[] sampleWeights, bool withInputGradients) =>
        Run(inputs.Length, withInputGradients, (gradients, inputGradients) => Classifier.BackwardBatch(Round(inputs), labels, gradients, inputGradients, Round(sampleWeights)));

    public override BackwardResult BackwardFromOutput(double[] input, double[] outputGradients) =>
        Run(input.Length, true, (gradients, inputGradients) =>
        {
            network.BackwardFromOutput(Round(input), Round(outputGradients), gradients, inputGradients);
            return T.Zero;
        });

    public override BackwardResult BackwardFromOutputBatch(double[] inputs, double[] outputGradients) =>
        Run(inputs.Length, true, (gradients, inputGradients) =>
        {
            network.BackwardFromOutputBatch(Round(inputs), Round(outputGradients), gradients, inputGradients);
            return T.Zero;
        });

    public override BackwardResult BackwardFromOutputBatch(double[] inputs, double[] outputGradients, bool byParameters)
    {
        T[] gradients = Unwritten(byParameters ? TNetwork.ParameterCount : 0);
        T[] inputGradients = Unwritten(byParameters ? 0 : inputs.Length);
        if (byParameters)
            network.BackwardFromOutputBatch(Round(inputs), Round(outputGradients), gradients);
        else
            network.BackwardFromOutputBatch(Round(inputs), Round(outputGradients), inputGradients: inputGradients);
        return new BackwardResult(0, Widen(gradients), Widen(inputGradients));
    }

    public override double ComputePenalty() => network.ComputePenalty();

    /// <summary>What is not asked for is null, which as a span is the one that is left out.</summary>
    private static BackwardResult Run(int inputGradientCount, bool withInputGradients, Func<T[], T[]?, T> backward)
    {
        T[] gradients = Unwritten(TNetwork.ParameterCount);
        T[]? inputGradients = withInputGradients ? Unwritten(inputGradientCount) : null;
        T loss = backward(gradients, inputGradients);
        return new BackwardResult(double.CreateChecked(loss), Widen(gradients), Widen(inputGradients ?? []));
    }

    private static T[] Unwritten(int count)
    {
        var values = new T[count];
        Array.Fill(values, T.NaN);
        return values;
    }

    private static T[] Round(double[] values) => Array.ConvertAll(values, T.CreateChecked);

    private static double[] Widen(T[] values) => Array.ConvertAll(values, double.CreateChecked);
}
