using System.Reflection;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>A constructor that the user wrote is theirs; the others are generated beside it.</summary>
public sealed class UserConstructorTests
{
    [Theory]
    [InlineData("public Net() : this(7) { }")]
    [InlineData("public Net(long seed) : this((int)seed) { }")]
    [InlineData("public Net(string name, int seed) : this(seed) => Name = name; public string? Name { get; }")]
    [InlineData("static Net() { }")]
    [InlineData("public Net(Net other) : this(other.Parameters) { }")]
    [InlineData("public Net(Span<float> parameters) : this((ReadOnlySpan<float>)parameters) { }")]
    [InlineData("public Net(float[] parameters) : this(parameters.AsSpan()) { }")]
    [InlineData("private Net() : this(7) { } internal static Net Create() => new();")]
    public void KeepsThemAndAddsTheRest(string constructor)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"[Network(3, 4, 2)] partial class Net {{ {constructor} }}");
        NetworkExercise.RunAll(networks);
        Assert.Equal(1, CountConstructors(networks));
        Assert.Equal(1, CountConstructors(networks, typeof(int)));
        Assert.Equal(1, CountConstructors(networks, typeof(ReadOnlySpan<float>)));
    }

    [Fact]
    public void KeepsOneInAnotherPart()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
        [
            "[Network(3, 4, 2)] partial class Net;",
            "partial class Net { internal static int Calls; internal Net() : this(7) => Calls++; }",
        ]);
        NetworkExercise.RunAll(networks);
        Assert.Equal(1, CountConstructors(networks));
    }

    [Fact]
    public void KeepsOneThatTakesTheParametersOfAnotherPrecision()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            "[Network(3, 4, 2)] partial class Net { internal Net(ReadOnlySpan<double> wide) : this(wide.Length) { } }");
        NetworkExercise.RunAll(networks);
        Assert.Equal(1, CountConstructors(networks, typeof(ReadOnlySpan<float>)));
        Assert.Equal(1, CountConstructors(networks, typeof(ReadOnlySpan<double>)));
    }

    private static int CountConstructors(CompiledNetworks networks, params Type[] parameters) =>
        networks.Type("Net").GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Count(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters));
}
