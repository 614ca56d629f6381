using System.Reflection;
using NetGen.Runtime;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numerics;

/// <summary>Every activation of the enumeration has its definition and its type, and what both say agrees.</summary>
public class ActivationCoverageTests
{
    public static TheoryData<string> Names => new(ReferenceActivations.Elementwise.Select(activation => activation.ToString()));

    [Fact]
    public void The_table_is_in_the_order_of_the_enumeration() =>
        Assert.Equal(Enum.GetNames<Activation>(), ActivationTable.All.Select(definition => definition.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_type_takes_what_the_definition_says(string name)
    {
        ActivationDefinition definition = ActivationTable.Find(name)!;
        Type type = ScalarActivations.TypeOf(name);
        Assert.Equal(definition.DerivesFromOutput, type.GetProperty(nameof(IActivation.DerivesFromOutput))!.GetValue(null));
        Assert.Equal(definition.DerivesFromOutput ? "a" : "z", type.GetMethod(nameof(IActivation.Derivative))!.GetParameters()[0].Name);
        Assert.Equal(definition.Parameter is not null, type.IsGenericType);
    }
}
