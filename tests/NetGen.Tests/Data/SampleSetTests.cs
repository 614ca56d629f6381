using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>What samples in memory are, and what they write.</summary>
public class SampleSetTests
{
    private static readonly float[] s_inputs = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly int[] s_labels = [2, 0, 1, 2];
    private static readonly float[] s_targets = [10, 20, 30, 40];

    [Fact]
    public void LabelsBecomeOneHotTargets()
    {
        SampleSet<float> samples = SampleSet.Create(s_inputs, 2, s_labels, 3);
        Assert.Equal((4, 2, 3, 3, true, false), (samples.Count, samples.InputSize, samples.TargetSize, samples.ClassCount, samples.HasLabels, samples.HasWeights));
        var inputs = new float[6];
        float[] targets = [9, 9, 9, 9, 9, 9, 9, 9, 9];
        samples.CopyRows([3, 0, 1], inputs, targets);
        Assert.Equal([7, 8, 1, 2, 3, 4], inputs);
        Assert.Equal([0, 0, 1, 0, 0, 1, 1, 0, 0], targets);
        var labels = new int[3];
        samples.CopyLabels([3, 2, 2], labels);
        Assert.Equal([2, 1, 1], labels);
        Assert.Equal(1, samples.GetLabel(2));
        Assert.Equal([3, 4], samples.GetInputs(1).ToArray());
        Assert.Equal("SampleSet<Single>: 4 samples, 2 inputs, 3 classes", samples.ToString());
    }

    [Fact]
    public void TargetsAreCopied()
    {
        SampleSet<float> samples = SampleSet.Create(s_inputs, 2, s_targets, 1);
        Assert.Equal((4, 1, 0, false), (samples.Count, samples.TargetSize, samples.ClassCount, samples.HasLabels));
        var inputs = new float[4];
        var targets = new float[2];
        samples.CopyRows([2, 2], inputs, targets);
        Assert.Equal([5, 6, 5, 6], inputs);
        Assert.Equal([30, 30], targets);
        Assert.Equal([40], samples.GetTargets(3).ToArray());
        samples.CopyRows([0, 1], inputs, []);
        Assert.Equal([1, 2, 3, 4], inputs);
    }

    [Fact]
    public void InputsAlonePredict()
    {
        SampleSet<float> samples = SampleSet.Create(s_inputs, 4);
        Assert.Equal((2, 4, 0, 0), (samples.Count, samples.InputSize, samples.TargetSize, samples.ClassCount));
        var inputs = new float[4];
        samples.CopyRows([1], inputs, []);
        Assert.Equal([5, 6, 7, 8], inputs);
        Assert.Throws<ArgumentException>(() => samples.CopyRows([1], new float[4], new float[1]));
    }

    [Fact]
    public void MemoryIsShared()
    {
        float[] inputs = [1, 2, 3, 4];
        SampleSet<float> view = SampleSet.Create(inputs, 2, [0, 1], 2).Select([1]);
        inputs[3] = 77;
        Assert.Equal([3, 77], view.GetInputs(0).ToArray());
        ReadOnlyMemory<double> memory = new double[] { 1, 2 };
        Assert.Equal(2, SampleSet.Create(memory, 1, memory, 1).Count);
    }

    [Fact]
    public void RowsOfArraysAreFlattened()
    {
        SampleSet<float> labelled = SampleSet.Create([[1f, 2f], [3f, 4f]], [1, 0], 2);
        Assert.Equal([3, 4], labelled.GetInputs(1).ToArray());
        SampleSet<double> regression = SampleSet.Create([[1.0], [2.0]], [[3.0, 4.0], [5.0, 6.0]]);
        Assert.Equal([5, 6], regression.GetTargets(1).ToArray());
    }

    [Fact]
    public void AViewOfAViewFindsItsSamplesWeightsAndNames()
    {
        SampleSet<float> samples = SampleSet.Create(s_inputs, 2, s_labels, 3).WithWeights(new float[] { 1, 2, 3, 4 })
            .WithColumnNames(["a", "b"]).WithClassNames(["x", "y", "z"]);
        SampleSet<float> view = samples.Select([3, 1, 0]).Select([2, 0]);
        Assert.Equal([1, 2], view.GetInputs(0).ToArray());
        Assert.Equal([2, 2], new[] { view.GetLabel(0), view.GetLabel(1) });
        Assert.Equal([1f, 4f], new[] { view.GetWeight(0), view.GetWeight(1) });
        Assert.Equal(["a", "b"], view.ColumnNames);
        Assert.Equal(["x", "y", "z"], view.ClassNames);
        Assert.Equal(3, view.ClassCount);
    }

    [Fact]
    public void WeightsOfAViewAreInItsOrder()
    {
        SampleSet<float> view = SampleSet.Create(s_inputs, 2, s_labels, 3).Select([3, 1, 0]).WithWeights(new float[] { 10, 20, 30 });
        var weights = new float[2];
        view.CopyWeights([2, 0], weights);
        Assert.Equal([30, 10], weights);
        Assert.Equal([20f], new[] { view.Select([1]).GetWeight(0) });
        Assert.Equal([3, 4], view.Select([1]).GetInputs(0).ToArray());
    }

    [Fact]
    public void ClassWeightsAreTheBalancedOnesOfScikitLearn()
    {
        int[] labels = [.. Enumerable.Repeat(0, 59), .. Enumerable.Repeat(1, 71), .. Enumerable.Repeat(2, 48)];
        // sklearn.utils.class_weight.compute_class_weight("balanced", classes=[0, 1, 2], y=labels), version 1.2.1.
        Assert.Equal([1.0056497175141244, 0.8356807511737089, 1.2361111111111112], SampleSet.Create(new double[178], 1, labels, 3).ClassWeights());
        SampleSet<double> lacking = SampleSet.Create(new double[3], 1, [0, 0, 2], 4);
        Assert.Equal([0.75, 0, 1.5, 0], lacking.ClassWeights());
        SampleSet<double> weighted = lacking.WithClassWeights(lacking.ClassWeights());
        Assert.Equal([0.75, 0.75, 1.5], Enumerable.Range(0, 3).Select(weighted.GetWeight));
        Assert.Equal([1.5, 0.75, 3], Enumerable.Range(0, 3).Select(lacking.WithWeights(new double[] { 2, 1, 2 }).WithClassWeights(lacking.ClassWeights()).GetWeight));
    }

    [Fact]
    public void CopyingAllocatesNothing()
    {
        SampleSet<float> samples = SampleSet.Create(s_inputs, 2, s_labels, 3).WithWeights(new float[] { 1, 2, 3, 4 });
        SampleSet<float> regression = SampleSet.Create(s_inputs, 2, s_targets, 1);
        IDataSource<float>[] sources = [samples, samples.Select([3, 1, 2, 0]), regression, new RowsOf<float>(samples, [0, 3, 1, 2])];
        int[] rows = [3, 1, 0];
        var inputs = new float[6];
        var targets = new float[9];
        var labels = new int[3];
        var weights = new float[3];
        foreach (IDataSource<float> source in sources)
        {
            long bytes = 0;
            for (int round = 0; round < 2; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                source.CopyRows(rows, inputs, targets.AsSpan(0, 3 * source.TargetSize));
                source.CopyRows(rows, inputs, []);
                if (source.ClassCount > 0)
                    source.CopyLabels(rows, labels);
                if (source.HasWeights)
                    source.CopyWeights(rows, weights);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.Equal(0, bytes);
        }
    }

    public static TheoryData<Action, string> Mistakes => new()
    {
        { () => SampleSet.Create(new float[5], 2, s_targets, 1), "SampleSet: inputs has 5 elements and needs a multiple of 2, one row per sample." },
        { () => SampleSet.Create(Array.Empty<float>(), 2), "SampleSet: inputs has 0 elements and needs at least 2, one sample." },
        { () => SampleSet.Create(s_inputs, 0, s_targets, 1), "SampleSet: inputSize is 0 and must be 1 or more." },
        { () => SampleSet.Create(s_inputs, 2, s_targets, 2), "SampleSet: targets has 4 elements and needs 8, 2 for each of 4 samples." },
        { () => SampleSet.Create(s_inputs, 2, s_targets, 0), "SampleSet: targetSize is 0 and must be 1 or more." },
        { () => SampleSet.Create(s_inputs, 2, new[] { 0, 1, 2 }, 3), "SampleSet: labels has 3 elements and needs 4, one for each sample." },
        { () => SampleSet.Create(s_inputs, 2, s_labels, 2), "SampleSet: label 2 of sample 0 is not a class; the classes are 0 to 1." },
        { () => SampleSet.Create(s_inputs, 2, new[] { 0, 0, 0, -1 }, 2), "SampleSet: label -1 of sample 3 is not a class; the classes are 0 to 1." },
        { () => SampleSet.Create(s_inputs, 2, s_labels, 0), "SampleSet: classCount is 0 and must be 1 or more." },
        { () => SampleSet.Create([[1f], [1f, 2f]], [0, 1], 2), "SampleSet: row 1 of inputs has 2 elements and needs 1, as many as row 0." },
        { () => SampleSet.Create([[1f], null!], [0, 1], 2), "SampleSet: row 1 of inputs is null and needs values." },
        { () => SampleSet.Create(Array.Empty<float[]>(), [0, 1], 2), "SampleSet: inputs has 0 rows and needs at least one of at least 1." },
        { () => SampleSet.Create([[1f]], Array.Empty<float[]>()), "SampleSet: targets has 0 elements and needs 1, one for each sample." },
        { () => Labelled().WithWeights(new float[3]), "SampleSet: weights has 3 elements and needs 4, one for each sample." },
        { () => Labelled().WithWeights(new[] { 1, 1, float.NaN, 1 }), "SampleSet: the weight of sample 2 is NaN and must be 0 or more and finite." },
        { () => Labelled().WithWeights(new[] { 1, -0.5f, 1, 1 }), "SampleSet: the weight of sample 1 is -0.5 and must be 0 or more and finite." },
        { () => Labelled().WithWeights(new[] { float.PositiveInfinity, 1, 1, 1 }), "SampleSet: the weight of sample 0 is Infinity and must be 0 or more and finite." },
        { () => Labelled().WithClassWeights(new float[2]), "SampleSet: classWeights has 2 elements and needs 3, one for each class." },
        { () => Labelled().WithClassWeights([1, float.NaN, 1]), "SampleSet: the weight of class 1 is NaN and must be 0 or more and finite." },
        { () => Regression().ClassWeights(), "SampleSet: the samples have no labels." },
        { () => Regression().GetLabel(0), "SampleSet: the samples have no labels." },
        { () => Regression().WithClassNames(["a"]), "SampleSet: the samples have no labels." },
        { () => Labelled().GetTargets(0), "SampleSet: the samples have labels and no targets; GetLabel is the label, CopyRows writes it one-hot." },
        { () => Labelled().WithTargetNames(["a", "b", "c"]), "SampleSet: the samples have no targets, but labels; WithClassNames names their classes." },
        { () => Labelled().WithClassNames(["a", "b"]), "SampleSet: names has 2 elements and needs 3." },
        { () => Labelled().WithColumnNames(["a", "a"]), "SampleSet: names has 'a' at 0 and at 1; each needs a name of its own." },
        { () => Labelled().CopyWeights([0], new float[1]), "SampleSet: the samples have no weights; WithWeights gives them some." },
        { () => Labelled().Select([0, 4]), "SampleSet: row 4 is not a sample; the samples are 0 to 3." },
        { () => Labelled().Select([]), "SampleSet: rows has 0 elements and needs at least 1, as a set has samples." },
        { () => Labelled().GetInputs(-1), "SampleSet: row -1 is not a sample; the samples are 0 to 3." },
        { () => Labelled().CopyRows([4], new float[2], []), "SampleSet: row 4 is not a sample; the samples are 0 to 3." },
        { () => Labelled().CopyRows([1, 2], new float[3], []), "SampleSet: inputs has 3 elements and needs 4, 2 for each of 2 rows." },
        { () => Labelled().CopyRows([1], new float[2], new float[2]), "SampleSet: targets has 2 elements and needs 3, 3 for each of 1 row." },
        { () => Labelled().CopyLabels([1], new int[2]), "SampleSet: labels has 2 elements and needs 1, 1 for each of 1 row." },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void MistakesAreSaid(Action mistake, string message)
    {
        Exception error = Assert.ThrowsAny<Exception>(mistake);
        Assert.True(error is ArgumentException or NotSupportedException, error.GetType().Name);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static SampleSet<float> Labelled() => SampleSet.Create(s_inputs, 2, s_labels, 3);

    private static SampleSet<float> Regression() => SampleSet.Create(s_inputs, 2, s_targets, 1);
}
