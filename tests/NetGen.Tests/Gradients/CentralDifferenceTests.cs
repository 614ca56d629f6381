using NetGen.Testing;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>Every gradient is the derivative of the loss that the network itself returns.</summary>
public sealed class CentralDifferenceTests
{
    private static readonly Lazy<CompiledNetworks> s_combinations = new(() => NetworkCompiler.Compile(Combinations().Select(source => source.Text)));

    public static TheoryData<Type> Declared => [.. TestNetworks.Doubles];

    public static TheoryData<string> CombinationNames => [.. Combinations().Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => CentralDifference.Check(NetworkUnderTest.Create(type), TestNetworks.Reference(type));

    [Theory]
    [MemberData(nameof(CombinationNames))]
    public void Every_output_with_every_loss_and_every_hidden_activation(string name) =>
        CentralDifference.Check(NetworkUnderTest.Create(s_combinations.Value.Type(name)), Combinations().Single(source => source.Name == name).Reference);

    /// <summary>Every output activation with every loss it can have, and every hidden activation, as named scalars and as loops.</summary>
    private static IEnumerable<NetworkSource> Combinations()
    {
        foreach (Unroll unroll in new[] { Unroll.Always, Unroll.Never })
        {
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                Activation[] outputs = loss switch { SoftmaxCE => [Softmax, LogSoftmax], SigmoidBCE => [Sigmoid], _ => Enum.GetValues<Activation>() };
                foreach (Activation output in outputs)
                    yield return Of($"{loss}_{output}_{unroll}", [3, 4, 3], [Tanh], output, loss, unroll);
            }

            foreach (Activation hidden in ReferenceActivations.Elementwise)
                yield return Of($"Hidden_{hidden}_{unroll}", [3, 5, 4, 2], [hidden, hidden], Identity, MSE, unroll);
        }
    }

    private static NetworkSource Of(string name, int[] sizes, Activation[] hidden, Activation output, Loss loss, Unroll unroll) =>
        new(name, sizes, hidden, output, loss) { Unroll = unroll, Precision = Precision.Double };
}
