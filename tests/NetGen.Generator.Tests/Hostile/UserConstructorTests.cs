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

    /// <summary>The contract's Create draws by the seed, whatever the user's own constructor means by an int.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("internal Net(int count) : this() => Parameters.Fill(count);")]
    [InlineData("private Net() { }")]
    public void CreateDrawsByTheSeed(string constructor)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($$"""
            [Network(3, 4, 2)] partial class Net { {{constructor}} }
            static class Program
            {
                public static float[] Made() => Make<Net>(5).Parameters.ToArray();
                public static float[] Drawn() { var net = Make<Net>(0); net.Initialize(5); return net.Parameters.ToArray(); }
                static TNet Make<TNet>(int seed) where TNet : INetwork<TNet, float> => TNet.Create(seed);
            }
            """);
        Assert.Equal(Run(networks, "Drawn"), Run(networks, "Made"));
        static float[] Run(CompiledNetworks networks, string method) => (float[])networks.Type("Program").GetMethod(method)!.Invoke(null, null)!;
    }

    /// <summary>What only the user can make has no Create, and everything else.</summary>
    [Theory]
    [InlineData("[Network(3, 4, 2)] abstract partial class Net;")]
    [InlineData("[Network(3, 4, 2)] partial class Net { public required string Name { get; init; } }")]
    [InlineData("class Base { public required string Name { get; init; } } [Network(3, 4, 2)] partial class Net : Base;")]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net(string name) { public string Name => name; }")]
    public void WhatOnlyTheUserCanMakeHasNoCreate(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source);
        Type[] contracts = [.. networks.Type("Net").GetInterfaces().Where(type => type.IsGenericType).Select(type => type.GetGenericTypeDefinition())];
        Assert.Contains(typeof(INetwork<>), contracts);
        Assert.DoesNotContain(typeof(INetwork<,>), contracts);
        Assert.Equal(source.Contains("SoftmaxCE", StringComparison.Ordinal), contracts.Contains(typeof(ILabelClassifier<>)));
    }

    private static int CountConstructors(CompiledNetworks networks, params Type[] parameters) =>
        networks.Type("Net").GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Count(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters));
}
