using NetGen.Testing;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Golden;

/// <summary>Every reference case against the network that the generator writes for it, in both precisions and by every way of calling it.</summary>
public sealed class GoldenTests
{
    /// <summary>Every file of the folder, in float and in double.</summary>
    public static TheoryData<string, Precision> Cases => GoldenFolder.RowsOf(_ => true);

    /// <summary>A sample of them in an ordinary run: beside them the declared networks have every form of a pass and of a step.</summary>
    public static TheoryData<string, Precision> Sample
    {
        get
        {
            HashSet<string> some = [.. ThoroughFactAttribute.Some(GoldenFolder.Names, oneIn: 4)];
            return GoldenFolder.RowsOf(golden => some.Contains(golden.Name));
        }
    }

    /// <summary>Those of them whose targets can be labels.</summary>
    public static TheoryData<string, Precision> Classifiers => GoldenFolder.RowsOf(golden => golden.Loss == SoftmaxCE);

    /// <summary>
    /// Those of them whose loss has a finite gradient by the outputs. Where an output of a fused loss saturates it has none:
    /// that is why these losses are fused, and ReferenceNetworkTests pins which cases these are.
    /// </summary>
    public static TheoryData<string, Precision> WithOutputGradients =>
        GoldenFolder.RowsOf(golden => GoldenOutputGradients.Of(golden).All(double.IsFinite));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Description_is_the_case(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        Assert.Equal(golden.Sizes, network.Description.Sizes.ToArray());
        Assert.Equal(golden.Activations, network.Description.Activations.ToArray());
        Assert.Equal(golden.Loss, network.Description.Loss);
        Assert.Equal(golden.L2, network.Description.L2);
        Assert.Equal(golden.Bias, network.Description.HasBias);
        Assert.Equal(golden.Parameters.Length, network.Description.ParameterCount);
        Assert.Equal(precision == Precision.Single, network.IsSingle);
        Assert.Equal(golden.Loss == SoftmaxCE, network.IsClassifier);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardBatch(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        Closeness.AssertClose("outputs", golden.Outputs, network.ForwardBatch(golden.Inputs), network.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        double[] outputs = [.. Samples(golden).SelectMany(sample => network.Forward(Input(golden, sample)))];

        Closeness.AssertClose("outputs", golden.Outputs, outputs, network.Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BackwardBatch(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        AssertGolden(golden, network, network.BackwardBatch(golden.Inputs, golden.Targets));
        AssertGolden(golden, network, network.BackwardBatch(golden.Inputs, golden.Targets, withInputGradients: false));
    }

    /// <summary>The mean of the samples' losses and gradients is the batch's.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        AssertGolden(golden, network, Mean(Samples(golden).Select(sample => network.Backward(Input(golden, sample), Target(golden, sample)))));
        AssertGolden(golden, network, Mean(Samples(golden).Select(sample => network.Backward(Input(golden, sample), Target(golden, sample), withInputGradients: false))));
    }

    /// <summary>Where the targets are one-hot and the loss is a classification, labels say the same.</summary>
    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Labels(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);
        int[] labels = golden.Labels ?? throw new InvalidDataException($"{name} has no one-hot targets.");

        AssertGolden(golden, network, network.BackwardBatch(golden.Inputs, labels));
        AssertGolden(golden, network, network.BackwardBatch(golden.Inputs, labels, withInputGradients: false));
        AssertGolden(golden, network, Mean(Samples(golden).Select(sample => network.Backward(Input(golden, sample), labels[sample]))));
        AssertGolden(golden, network, Mean(Samples(golden).Select(sample => network.Backward(Input(golden, sample), labels[sample], withInputGradients: false))));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Classify(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);

        foreach (int sample in Samples(golden))
        {
            double[] outputs = golden.Outputs[(sample * network.OutputSize)..((sample + 1) * network.OutputSize)];
            Assert.Equal(Array.IndexOf(outputs, outputs.Max()), network.Classify(Input(golden, sample)));
        }
    }

    /// <summary>The vector-Jacobian product of dL/da is the backward pass without its penalty.</summary>
    [Theory]
    [MemberData(nameof(WithOutputGradients))]
    public void BackwardFromOutput(string name, Precision precision)
    {
        (GoldenCase golden, NetworkUnderTest network) = Load(name, precision);
        double[] outputGradients = GoldenOutputGradients.Of(golden);
        double[] gradients = WithoutPenalty(golden);
        BackwardResult batch = network.BackwardFromOutputBatch(golden.Inputs, outputGradients);
        Closeness.AssertClose("gradients", gradients, batch.Gradients, network.Tolerance);
        Closeness.AssertClose("input gradients", golden.InputGradients, batch.InputGradients, network.Tolerance);

        int outputs = network.OutputSize;
        BackwardResult[] single = [.. Samples(golden).Select(sample => network.BackwardFromOutput(Input(golden, sample), outputGradients[(sample * outputs)..((sample + 1) * outputs)]))];
        Closeness.AssertClose("gradients", gradients, Sum(single), network.Tolerance);
        Closeness.AssertClose("input gradients", golden.InputGradients, [.. single.SelectMany(result => result.InputGradients)], network.Tolerance);
    }

    private static (GoldenCase Golden, NetworkUnderTest Network) Load(string name, Precision precision)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        return (golden, GoldenNetworks.Create(golden, precision));
    }

    private static IEnumerable<int> Samples(GoldenCase golden) => Enumerable.Range(0, golden.Batch);

    private static double[] Input(GoldenCase golden, int sample) => golden.Inputs[(sample * golden.Sizes[0])..((sample + 1) * golden.Sizes[0])];

    private static double[] Target(GoldenCase golden, int sample) => golden.Targets[(sample * golden.Sizes[^1])..((sample + 1) * golden.Sizes[^1])];

    private static void AssertGolden(GoldenCase golden, NetworkUnderTest network, BackwardResult result)
    {
        Closeness.AssertClose("loss", golden.LossValue, result.Loss, network.Tolerance);
        Closeness.AssertClose("gradients", golden.Gradients, result.Gradients, network.Tolerance);
        if (result.InputGradients.Length > 0)
            Closeness.AssertClose("input gradients", golden.InputGradients, result.InputGradients, network.Tolerance);
    }

    private static double[] WithoutPenalty(GoldenCase golden)
    {
        double[] gradients = [.. golden.Gradients];
        var description = Descriptions.Of(golden.Name, golden.Sizes, golden.Activations, golden.Loss, golden.L2, golden.Bias);
        foreach (ParameterBlock block in description.Blocks)
        {
            for (int k = block.Offset; block.Kind == ParameterKind.Weights && k < block.Offset + block.Count; k++)
                gradients[k] -= 2 * golden.L2 * golden.Parameters[k];
        }

        return gradients;
    }

    private static BackwardResult Mean(IEnumerable<BackwardResult> results)
    {
        BackwardResult[] all = [.. results];
        return new BackwardResult(
            all.Average(result => result.Loss),
            Array.ConvertAll(Sum(all), value => value / all.Length),
            [.. all.SelectMany(result => result.InputGradients).Select(value => value / all.Length)]);
    }

    private static double[] Sum(BackwardResult[] results) =>
        [.. Enumerable.Range(0, results[0].Gradients.Length).Select(k => results.Sum(result => result.Gradients[k]))];
}
