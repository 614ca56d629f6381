using NetGen.Testing;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Gradients;

/// <summary>Every gradient is the derivative of the loss that the network itself returns.</summary>
public sealed class CentralDifferenceTests
{
    public static TheoryData<Type> Declared => [.. TestNetworks.Doubles];

    public static TheoryData<string> CombinationNames => [.. ThoroughFactAttribute.Some(Combinations.Sources, oneIn: 3).Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => CentralDifference.Check(NetworkUnderTest.Create(type), TestNetworks.Reference(type));

    [Theory]
    [MemberData(nameof(CombinationNames))]
    public void Every_output_with_every_loss_and_every_hidden_activation(string name) =>
        CentralDifference.Check(NetworkUnderTest.Create(Combinations.Type(name)), Combinations.Source(name).Reference);
}
