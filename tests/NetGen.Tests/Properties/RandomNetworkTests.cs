using FsCheck;
using FsCheck.Fluent;
using NetGen.Testing;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit.Abstractions;

namespace NetGen.Tests.Properties;

/// <summary>Random networks, generated and compiled in one compilation, against the plain reference on random data.</summary>
public sealed class RandomNetworkTests(ITestOutputHelper log)
{
    /// <summary>Different batches of data per network.</summary>
    private const int Batches = 4;

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => NetworkCompiler.Compile(RandomNetworks.Sources.Select(source => source.Text)));

    public static TheoryData<string> Names => [.. RandomNetworks.Sources.Select(source => source.Name)];

    [Fact]
    public void There_are_enough_and_they_cover_every_choice()
    {
        IReadOnlyList<NetworkSource> sources = RandomNetworks.Sources;
        Assert.Equal(RandomNetworks.Count, sources.Count);
        Assert.Equal(Enum.GetValues<Loss>(), sources.Select(source => source.Loss).Distinct().Order());
        Assert.Equal(Enum.GetValues<Activation>(), sources.SelectMany(source => source.Activations).Distinct().Order());
        Assert.Equal(Enum.GetValues<Precision>(), sources.Select(source => source.Precision).Distinct().Order());
        Assert.Equal(Enum.GetValues<Unroll>(), sources.Select(source => source.Unroll).Distinct().Order());
        Assert.Equal([1, 2, 3, 4, 5], sources.Select(source => source.Sizes.Length - 1).Distinct().Order());
        Assert.Equal(2, sources.Select(source => source.Bias).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_reference(string name)
    {
        NetworkSource source = RandomNetworks.Sources.Single(candidate => candidate.Name == name);
        NetworkUnderTest network = NetworkUnderTest.Create(s_compiled.Value.Type(name));
        log.WriteLine($"NETGEN_PROPERTY_SEED={RandomNetworks.Seed}\n{source.Text}");

        // Shrinking looks for a smaller batch and an earlier seed of the data; the message has them and FsCheck's own seed.
        Arbitrary<(int Samples, int Seed)> data = Arb.From(
            Gen.Choose(1, 40).Zip(Gen.Choose(0, 1_000_000), (samples, seed) => (Samples: samples, Seed: seed)),
            pair => Enumerable.Range(1, pair.Samples - 1).Select(samples => (samples, pair.Seed)));
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(Batches)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(RandomNetworks.Seed + ulong.Parse(name.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture)), Microsoft.FSharp.Core.FSharpOption<int>.None));
        Check.One(config, Prop.ForAll(data, pair => AssertAgrees(source, network, new RandomData(source, pair.Samples, pair.Seed))));
    }

    private static void AssertAgrees(NetworkSource source, NetworkUnderTest network, RandomData data)
    {
        ReferenceNetwork reference = source.Reference;
        (double loss, double[] gradients, double[] inputGradients) = reference.Backward(data.Parameters, data.Inputs, data.Targets);
        network.Parameters = data.Parameters;

        Closeness.AssertClose("outputs", reference.Forward(data.Parameters, data.Inputs), network.ForwardBatch(data.Inputs), network.Tolerance);
        BackwardResult result = network.BackwardBatch(data.Inputs, data.Targets);
        Closeness.AssertClose("loss", loss, result.Loss, network.Tolerance);
        Closeness.AssertClose("gradients", gradients, result.Gradients, network.Tolerance);
        Closeness.AssertClose("input gradients", inputGradients, result.InputGradients, network.Tolerance);

        (loss, gradients, inputGradients) = reference.Backward(data.Parameters, data.Inputs, data.Targets, data.SampleWeights);
        result = network.BackwardBatchWeighted(data.Inputs, data.Targets, data.SampleWeights);
        Closeness.AssertClose("weighted loss", loss, result.Loss, network.Tolerance);
        Closeness.AssertClose("weighted gradients", gradients, result.Gradients, network.Tolerance);
        Closeness.AssertClose("weighted input gradients", inputGradients, result.InputGradients, network.Tolerance);

        (gradients, inputGradients) = reference.BackwardFromOutput(data.Parameters, data.Inputs, data.OutputGradients);
        result = network.BackwardFromOutputBatch(data.Inputs, data.OutputGradients);
        Closeness.AssertClose("gradients from the output", gradients, result.Gradients, network.Tolerance);
        Closeness.AssertClose("input gradients from the output", inputGradients, result.InputGradients, network.Tolerance);

        (double[] input, double[] target) = (data.Inputs[..network.InputSize], data.Targets[..network.OutputSize]);
        (loss, gradients, inputGradients) = reference.Backward(data.Parameters, input, target);
        result = network.Backward(input, target);
        Closeness.AssertClose("output of a sample", reference.Forward(data.Parameters, input), network.Forward(input), network.Tolerance);
        Closeness.AssertClose("loss of a sample", loss, result.Loss, network.Tolerance);
        Closeness.AssertClose("gradients of a sample", gradients, result.Gradients, network.Tolerance);
        Closeness.AssertClose("input gradients of a sample", inputGradients, result.InputGradients, network.Tolerance);
    }
}
