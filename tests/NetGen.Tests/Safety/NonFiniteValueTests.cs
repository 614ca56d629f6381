using NetGen.Testing;
using NetGen.Tests.Data;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Safety;

/// <summary>
/// NaN and infinities among inputs and targets: outputs, losses and gradients are what the formulas have by the rules of
/// IEEE 754, in the sample that has them and in no other.
/// </summary>
public sealed class NonFiniteValueTests
{
    private static readonly double[] s_special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly NetworkSource[] s_sources = [.. Sources()];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => NetworkCompiler.Compile(s_sources.Select(source => source.Text)));

    /// <summary>Each activation in a hidden layer, the losses in turn.</summary>
    public static TheoryData<string> Names => [.. s_sources.Select(source => source.Name)];

    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_losses_and_gradients_follow_the_formulas(string name)
    {
        NetworkSource source = s_sources.Single(candidate => candidate.Name == name);
        NetworkUnderTest network = NetworkUnderTest.Create(s_compiled.Value.Type(name));
        ReferenceNetwork reference = source.Reference;
        foreach (double special in s_special)
        {
            for (int position = 0; position < network.InputSize + network.OutputSize; position++)
            {
                double[] input = Array.ConvertAll(Samples.Uniform(position, network.InputSize), value => (double)(float)value);
                double[] target = Array.ConvertAll(Samples.Targets(position, source.Loss, 1, network.OutputSize), value => (double)(float)value);
                if (position < input.Length)
                    input[position] = special;
                else
                    target[position - input.Length] = special;

                string circumstance = $"{special} at {position}";
                (double loss, double[] gradients, double[] inputGradients) = reference.Backward(network.Parameters, input, target);
                BackwardResult result = network.Backward(input, target);
                AssertSame($"outputs, {circumstance}", reference.Forward(network.Parameters, input), network.Forward(input), network.Tolerance);
                AssertNotWorse($"loss, {circumstance}", [loss], [result.Loss], network.Tolerance);
                AssertNotWorse($"gradients, {circumstance}", gradients, result.Gradients, network.Tolerance);
                AssertNotWorse($"input gradients, {circumstance}", inputGradients, result.InputGradients, network.Tolerance);
            }
        }
    }

    /// <summary>A sample is a row of its own: what is not a number in one is no reason for another to be none.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void A_sample_that_is_no_number_stays_alone(Type type)
    {
        const int Count = 37;
        NetworkUnderTest network = NetworkUnderTest.Create(type);
        double[] inputs = Samples.Uniform(1, Count * network.InputSize);
        double[] targets = Samples.Targets(2, network.Description.Loss, Count, network.OutputSize);
        double[] outputs = network.ForwardBatch(inputs);
        double[] inputGradients = network.BackwardBatch(inputs, targets).InputGradients;
        foreach (int sample in new[] { 0, 15, 16, 36 })
        {
            double[] spoiled = [.. inputs];
            spoiled[sample * network.InputSize] = double.NaN;
            double[] spoiledOutputs = network.ForwardBatch(spoiled);
            BackwardResult result = network.BackwardBatch(spoiled, targets);

            Assert.True(double.IsNaN(result.Loss));
            Assert.Contains(result.Gradients, double.IsNaN);
            for (int row = 0; row < Count; row++)
            {
                Range outputRow = (row * network.OutputSize)..((row + 1) * network.OutputSize);
                Range inputRow = (row * network.InputSize)..((row + 1) * network.InputSize);
                if (row == sample)
                {
                    Assert.All(spoiledOutputs[outputRow], output => Assert.Equal(double.NaN, output));
                    continue;
                }

                Assert.Equal(outputs[outputRow], spoiledOutputs[outputRow]);
                Assert.Equal(inputGradients[inputRow], result.InputGradients[inputRow]);
            }
        }
    }

    /// <summary>What is finite is close, and what is not is the same: NaN, or the same infinity.</summary>
    private static void AssertSame(string kind, double[] expected, double[] actual, double tolerance)
    {
        for (int k = 0; k < expected.Length; k++)
            Assert.True(double.IsFinite(expected[k]) || expected[k].Equals(actual[k]), $"{kind}: [{k}] is {actual[k]}, expected {expected[k]}.");
        int[] finite = [.. Enumerable.Range(0, expected.Length).Where(k => double.IsFinite(expected[k]))];
        Closeness.AssertClose(kind, [.. finite.Select(k => expected[k])], [.. finite.Select(k => actual[k])], tolerance);
    }

    /// <summary>As above, where the plain formula has a value; where it has infinity times 0, the library may know the limit.</summary>
    private static void AssertNotWorse(string kind, double[] expected, double[] actual, double tolerance)
    {
        int[] numbers = [.. Enumerable.Range(0, expected.Length).Where(k => !double.IsNaN(expected[k]))];
        AssertSame(kind, [.. numbers.Select(k => expected[k])], [.. numbers.Select(k => actual[k])], tolerance);
    }

    private static IEnumerable<NetworkSource> Sources()
    {
        int count = 0;
        foreach (Activation hidden in ReferenceActivations.Elementwise)
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                foreach (Unroll unroll in new[] { Unroll.Always, Unroll.Never })
                {
                    Loss loss = Enum.GetValues<Loss>()[count % Enum.GetValues<Loss>().Length];
                    Activation output = loss switch { SoftmaxCE => Softmax, SigmoidBCE => Activation.Sigmoid, _ => Identity };
                    yield return new NetworkSource($"Special{count++}{hidden}", [2, 3, 2], [hidden], output, loss) { Precision = precision, Unroll = unroll };
                }
            }
        }
    }
}
