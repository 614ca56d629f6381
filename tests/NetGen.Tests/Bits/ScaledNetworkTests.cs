using System.Numerics;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// A network that scales has the bits of the same network without, fed (x - offset) * factor and (y - offset) * factor: every method, of one sample and of
/// batches in several blocks, with a team and without, at 0 bytes. Gradients by raw numbers are those by scaled ones, times or through the factors.
/// </summary>
public sealed class ScaledNetworkTests
{
    private static readonly int[] s_batches = [1, 2, 37, 700];

    [Fact]
    public void Classifier() => Compare<ScaledClassifier, PlainClassifier, float>();

    [Fact]
    public void Regression_in_double_precision() => Compare<ScaledRegression, PlainRegression, double>();

    [Fact]
    public void Rows() => Compare<ScaledInRows, PlainRows, float>();

    [Fact]
    public void Outputs_in_loops() => Compare<ScaledOutputs, PlainOutputs, float>();

    [Fact]
    public void One_sigmoid() => Compare<ScaledSigmoid, PlainSigmoid, double>();

    [Fact]
    public void A_scaling_that_is_not_set_changes_nothing()
    {
        var scaled = new ScaledInRows(seed: 3);
        var plain = new PlainRows(seed: 3);
        Assert.True(scaled.InputScaling.IsIdentity && scaled.OutputScaling.IsIdentity);
        var input = new float[70];
        Array.Fill(input, 0.25f);
        float[] expected = new float[9], actual = new float[9];
        plain.Forward(input, expected);
        scaled.Forward(input, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(PlainRows.ParameterCount, ScaledInRows.ParameterCount);
    }

    [Fact]
    public void What_is_declared_is_told()
    {
        Assert.Equal(Scaling.Inputs, ScaledClassifier.Description.Scaling);
        Assert.Equal(Scaling.Inputs | Scaling.Outputs, ScaledRegression.Description.Scaling);
        Assert.Equal(Scaling.None, PlainRegression.Description.Scaling);
        IScaledNetwork<float> classifier = new ScaledClassifier();
        Assert.NotNull(classifier.InputScaling);
        Assert.Null(classifier.OutputScaling);
        Assert.False(((object)new PlainClassifier()) is IScaledNetwork<float>);
    }

    [Fact]
    public void Values_by_size_are_scaled_too()
    {
        var scaled = new ScaledClassifier(seed: 1);
        SetScaling(scaled, new Random(1));
        ScaledClassifier.Input input = default;
        float[] row = [3, -2, 5, 7, 100];
        row.CopyTo(input);
        var expected = new float[3];
        scaled.Forward(row, expected);
        scaled.Forward(in input, out ScaledClassifier.Output output);
        Assert.Equal(expected, ((ReadOnlySpan<float>)output).ToArray());
        ScaledClassifier.Output returned = scaled.Forward(row);
        Assert.Equal(expected, ((ReadOnlySpan<float>)returned).ToArray());
        Assert.Equal(scaled.Classify(row), scaled.Classify(in input));
    }

    [Fact]
    public void Wrong_numbers_are_refused_and_change_nothing()
    {
        var scaling = new FeatureScaling<float>(2);
        scaling.Set([1, 2], [3, 4]);
        Assert.Contains("2 features need 2 offsets; got 1.", Assert.Throws<ArgumentException>(() => scaling.Set([1], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("that of feature 1 is 0.", Assert.Throws<ArgumentException>(() => scaling.Set([0, 0], [1, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("that of feature 0 is NaN.", Assert.Throws<ArgumentException>(() => scaling.Set([float.NaN, 0], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scaling.Apply([1, 2, 3], new float[3]));
        Assert.Throws<ArgumentException>(() => scaling.Invert([1, 2], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureScaling<float>(0));
        Assert.Equal([1, 2], scaling.Offsets.ToArray());
        Assert.Equal([3, 4], scaling.Factors.ToArray());
        float[] rows = [4, 4, -1, 0];
        scaling.Apply(rows, rows);
        Assert.Equal([9, 8, -6, -8], rows);
        scaling.Invert(rows, rows);
        Assert.Equal([4, 4, -1, 0], rows);
        Assert.False(scaling.IsIdentity);
        scaling.Reset();
        Assert.True(scaling.IsIdentity);
    }

    private static void SetScaling<T>(IScaledNetwork<T> network, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (FeatureScaling<T>? scaling in (FeatureScaling<T>?[])[network.InputScaling, network.OutputScaling])
            scaling?.Set(Numbers<T>(random, scaling.Count, 20), Numbers<T>(random, scaling.Count, 3));
    }

    private static T[] Numbers<T>(Random random, int count, double range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(((random.NextDouble() * 2) - 1) * range))];

    private static void Compare<TScaled, TPlain, T>()
        where TScaled : class, IScaledNetwork<T>, INetwork<TScaled, T>
        where TPlain : class, INetwork<TPlain, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        using var team = new ThreadTeam(2);
        TScaled scaled = TScaled.Create(seed: 5);
        TPlain plain = TPlain.Create(seed: 5);
        Assert.Equal(plain.Parameters.ToArray(), scaled.Parameters.ToArray());
        SetScaling(scaled, random);
        using NetworkPass<T> pass = scaled.CreatePass(700), plainPass = plain.CreatePass(700);
        foreach (int samples in s_batches)
        {
            scaled.Team = samples % 2 == 0 ? team : null;
            var batch = new Batch<T>(scaled, samples, random);
            Outputs(batch, scaled, plain);
            Losses(batch, scaled, plain);
            Passes(batch, scaled, plain, pass, plainPass);
        }

        Steps(new Batch<T>(scaled, 1, random), scaled, plain);
        scaled.Team = null;
        AllocatesNothing(new Batch<T>(scaled, 600, random), TScaled.Create(seed: 6));
    }

    private static void Outputs<T>(Batch<T> batch, IScaledNetwork<T> scaled, INetwork<T> plain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] expected = new T[batch.Targets.Length], actual = new T[batch.Targets.Length];
        plain.ForwardBatch(batch.ScaledInputs, expected);
        scaled.OutputScaling?.Invert(expected, expected);
        scaled.ForwardBatch(batch.Inputs, actual);
        Assert.Equal(expected, actual);
        int inputs = plain.Description.InputSize, outputs = plain.Description.OutputSize;
        scaled.Forward(batch.Inputs.AsSpan(0, inputs), actual.AsSpan(0, outputs));
        Assert.Equal(expected, actual);
        if (plain is not IClassifier<T> classifier)
            return;
        int[] classes = new int[batch.Samples], actualClasses = new int[batch.Samples];
        classifier.ClassifyBatch(batch.ScaledInputs, classes);
        ((IClassifier<T>)scaled).ClassifyBatch(batch.Inputs, actualClasses);
        Assert.Equal(classes, actualClasses);
        Assert.Equal(classes[0], ((IClassifier<T>)scaled).Classify(batch.Inputs.AsSpan(0, inputs)));
    }

    private static void Losses<T>(Batch<T> batch, IScaledNetwork<T> scaled, INetwork<T> plain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = new Gradients<T>(batch);
        var actual = new Gradients<T>(batch);
        T loss = plain.BackwardBatch(batch.ScaledInputs, batch.ScaledTargets, expected.Parameters, expected.Inputs, batch.Weights);
        Assert.Equal(loss, scaled.BackwardBatch(batch.Inputs, batch.Targets, actual.Parameters, actual.Inputs, batch.Weights));
        AssertEqual(expected, actual, scaled);
        Assert.Equal(loss, scaled.ComputeLoss(batch.Inputs, batch.Targets, batch.Weights));
        if (plain is ILabelClassifier<T> classifier)
        {
            loss = classifier.BackwardBatch(batch.ScaledInputs, batch.Labels, expected.Parameters, expected.Inputs);
            Assert.Equal(loss, ((ILabelClassifier<T>)scaled).BackwardBatch(batch.Inputs, batch.Labels, actual.Parameters, actual.Inputs));
            AssertEqual(expected, actual, scaled);
            Assert.Equal(loss, ((ILabelClassifier<T>)scaled).ComputeLoss(batch.Inputs, batch.Labels));
        }

        plain.BackwardFromOutputBatch(batch.ScaledInputs, batch.ScaledOutputGradients, expected.Parameters, expected.Inputs);
        scaled.BackwardFromOutputBatch(batch.Inputs, batch.OutputGradients, actual.Parameters, actual.Inputs);
        AssertEqual(expected, actual, scaled);
        if (batch.Samples > 1)
            return;
        Assert.Equal(plain.Backward(batch.ScaledInputs, batch.ScaledTargets, expected.Parameters, expected.Inputs), scaled.Backward(batch.Inputs, batch.Targets, actual.Parameters, actual.Inputs));
        AssertEqual(expected, actual, scaled);
        plain.BackwardFromOutput(batch.ScaledInputs, batch.ScaledOutputGradients, expected.Parameters, expected.Inputs);
        scaled.BackwardFromOutput(batch.Inputs, batch.OutputGradients, actual.Parameters, actual.Inputs);
        AssertEqual(expected, actual, scaled);
    }

    private static void Passes<T>(Batch<T> batch, IScaledNetwork<T> scaled, INetwork<T> plain, NetworkPass<T> pass, NetworkPass<T> plainPass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = new Gradients<T>(batch);
        var actual = new Gradients<T>(batch);
        plainPass.Forward(batch.ScaledInputs);
        pass.Forward(batch.Inputs);
        T[] outputs = plainPass.Outputs.ToArray();
        scaled.OutputScaling?.Invert(outputs, outputs);
        Assert.Equal(outputs, pass.Outputs.ToArray());
        plainPass.Backward(batch.ScaledOutputGradients, expected.Parameters, expected.Inputs);
        pass.Backward(batch.OutputGradients, actual.Parameters, actual.Inputs);
        AssertEqual(expected, actual, scaled);
        Assert.Same(plain, plainPass.Network);
    }

    private static void Steps<T>(Batch<T> batch, IScaledNetwork<T> scaled, INetwork<T> plain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(plain.TrainStep(batch.ScaledInputs, batch.ScaledTargets, 0.1), scaled.TrainStep(batch.Inputs, batch.Targets, 0.1));
        Adam<T> plainAdam = Optimizer.Adam(plain, 0.01), scaledAdam = Optimizer.Adam<T>(scaled, 0.01);
        Assert.Equal(plain.TrainStep(batch.ScaledInputs, batch.ScaledTargets, plainAdam), scaled.TrainStep(batch.Inputs, batch.Targets, scaledAdam));
        if (plain is ILabelClassifier<T> classifier)
            Assert.Equal(classifier.TrainStep(batch.ScaledInputs, batch.Labels[0], 0.1), ((ILabelClassifier<T>)scaled).TrainStep(batch.Inputs, batch.Labels[0], 0.1));
        Assert.Equal(plain.Parameters.ToArray(), scaled.Parameters.ToArray());
    }

    private static void AssertEqual<T>(Gradients<T> expected, Gradients<T> actual, IScaledNetwork<T> scaled)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Parameters, actual.Parameters);
        for (int place = 0; place < expected.Inputs.Length && scaled.InputScaling is { } scaling; place++)
            expected.Inputs[place] *= scaling.Factors[place % scaling.Count];
        Assert.Equal(expected.Inputs, actual.Inputs);
    }

    private static void AllocatesNothing<T>(Batch<T> batch, INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradients = new Gradients<T>(batch);
        T[] outputs = new T[batch.Targets.Length];
        int inputs = network.Description.InputSize, count = network.Description.OutputSize;
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Forward(batch.Inputs.AsSpan(0, inputs), outputs.AsSpan(0, count));
        network.ForwardBatch(batch.Inputs, outputs);
        network.BackwardBatch(batch.Inputs, batch.Targets, gradients.Parameters, gradients.Inputs);
        network.TrainStep(batch.Inputs.AsSpan(0, inputs), batch.Targets.AsSpan(0, count), 0.1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Gradients<T>(Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T[] Parameters { get; } = new T[batch.ParameterCount];

        public T[] Inputs { get; } = new T[batch.Inputs.Length];
    }

    private sealed class Batch<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Batch(IScaledNetwork<T> network, int samples, Random random)
        {
            NetworkDescription description = network.Description;
            Samples = samples;
            ParameterCount = description.ParameterCount;
            Inputs = Numbers<T>(random, samples * description.InputSize, 20);
            Targets = [.. Numbers<T>(random, samples * description.OutputSize, 1).Select(T.Abs)];
            OutputGradients = Numbers<T>(random, Targets.Length, 1);
            Weights = [.. Numbers<T>(random, samples, 2).Select(T.Abs)];
            Labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(description.OutputSize))];
            ScaledInputs = Scale(Inputs, network.InputScaling, (x, offset, factor) => (x - offset) * factor);
            ScaledTargets = Scale(Targets, network.OutputScaling, (y, offset, factor) => (y - offset) * factor);
            ScaledOutputGradients = Scale(OutputGradients, network.OutputScaling, (gradient, _, factor) => gradient / factor);
        }

        public int Samples { get; }

        public int ParameterCount { get; }

        public T[] Inputs { get; }

        public T[] Targets { get; }

        public T[] OutputGradients { get; }

        public T[] Weights { get; }

        public int[] Labels { get; }

        public T[] ScaledInputs { get; }

        public T[] ScaledTargets { get; }

        public T[] ScaledOutputGradients { get; }

        private static T[] Scale(T[] values, FeatureScaling<T>? scaling, Func<T, T, T, T> formula) =>
            scaling is null ? values : [.. values.Select((value, place) => formula(value, scaling.Offsets[place % scaling.Count], scaling.Factors[place % scaling.Count]))];
    }
}
