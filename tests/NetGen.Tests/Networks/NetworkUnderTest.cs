namespace NetGen.Tests.Networks;

/// <summary>
/// A generated network of any type and precision behind arrays of doubles, so that one test serves all. Values are rounded
/// to the network's precision on the way in; what a call must write is NaN before, so that what it does not write shows.
/// </summary>
internal abstract class NetworkUnderTest
{
    public abstract NetworkDescription Description { get; }

    public abstract bool IsSingle { get; }

    /// <summary>Whether labels can stand for targets.</summary>
    public abstract bool IsClassifier { get; }

    public int InputSize => Description.Sizes[0];

    public int OutputSize => Description.Sizes[^1];

    /// <summary>What the network must reach against exact values, as Golden/README.md states it.</summary>
    public double Tolerance => IsSingle ? Golden.Closeness.Single : Golden.Closeness.Double;

    public abstract double[] Parameters { get; set; }

    /// <summary>Writes one parameter.</summary>
    public abstract void SetParameter(int index, double value);

    public abstract void Accept(INetworkVisitor visitor);

    public abstract double[] Forward(double[] input);

    public abstract double[] ForwardBatch(double[] inputs);

    public abstract int Classify(double[] input);

    public abstract BackwardResult Backward(double[] input, double[] target, bool withInputGradients = true);

    public abstract BackwardResult BackwardBatch(double[] inputs, double[] targets, bool withInputGradients = true);

    /// <summary>The loss of a batch alone, for whoever asks thousands of times: the gradients go into memory that every such call shares.</summary>
    public abstract double LossOfBatch(double[] inputs, double[] targets);

    /// <summary>As <see cref="LossOfBatch"/>, of one sample by its own method.</summary>
    public abstract double LossOf(double[] input, double[] target);

    public abstract BackwardResult Backward(double[] input, int label, bool withInputGradients = true);

    public abstract BackwardResult BackwardBatch(double[] inputs, int[] labels, bool withInputGradients = true);

    public abstract BackwardResult BackwardBatchWeighted(double[] inputs, double[] targets, double[] sampleWeights, bool withInputGradients = true);

    public abstract BackwardResult BackwardBatchWeighted(double[] inputs, int[] labels, double[] sampleWeights, bool withInputGradients = true);

    public abstract BackwardResult BackwardFromOutput(double[] input, double[] outputGradients);

    public abstract BackwardResult BackwardFromOutputBatch(double[] inputs, double[] outputGradients);

    /// <summary>Only the gradients by the parameters, or only those by the inputs; what is left out is empty.</summary>
    public abstract BackwardResult BackwardFromOutputBatch(double[] inputs, double[] outputGradients, bool byParameters);

    public abstract double ComputePenalty();

    /// <summary>A network of a type that is only known at run time.</summary>
    public static NetworkUnderTest Create(Type type, int seed = 1)
    {
        Type contract = type.GetInterfaces().SingleOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(INetwork<>))
            ?? throw new InvalidOperationException($"{type} is no network: the generator has not written it.");
        Type wrapper = typeof(NetworkUnderTest<,>).MakeGenericType(type, contract.GetGenericArguments()[0]);
        return (NetworkUnderTest)Activator.CreateInstance(wrapper, Activator.CreateInstance(type, seed))!;
    }

    public override string ToString() => $"{Description} {(IsSingle ? "float" : "double")}";
}

/// <summary>What a backward pass computed. Input gradients are empty where they were not asked for.</summary>
internal sealed record BackwardResult(double Loss, double[] Gradients, double[] InputGradients);
