using System.Reflection;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>A base class may have members of the generated names: no warning stands in code that the user cannot edit.</summary>
public sealed class InheritedMemberTests
{
    [Theory]
    [InlineData("class Base { public object? Team { get; set; } }")]
    [InlineData("class Base { public int Team => 1; public const int InputSize = 9; public class Input; public event Action? Output { add { } remove { } } }")]
    [InlineData("class Base { public void Forward(ReadOnlySpan<float> input, Span<float> output) { } public int Parameters(int index) => index; protected string Description = \"\"; }")]
    [InlineData("class Base { public virtual void Forward(ReadOnlySpan<float> input, Span<float> output) { } public virtual void Initialize(int seed) { } public virtual Span<float> Parameters => default; }")]
    [InlineData("class Base { public virtual int Classify(ReadOnlySpan<float> input) => 0; public virtual int Classify<T>(in T input) => 0; public int Weights1 = 1, Biases2 = 2; }")]
    [InlineData("class Root { internal int ParameterCount = 5; } class Base : Root { public int LayerCount => ParameterCount; }")]
    [InlineData("class Base { private int Team => 1; int Use() => Team; public void Team2() { } public void Forward() { } public int InputSize() => 1; }")]
    [InlineData("class Base { public void Initialize(int seed, int other) { } public void Forward<T>(ReadOnlySpan<float> input, Span<float> output) { } }")]
    [InlineData("class Base { [Obsolete] public virtual void Initialize(int seed) { } [Obsolete] public int Team => 1; }")]
    [InlineData("class Root { public virtual int Classify(ReadOnlySpan<float> input) => 0; } class Base : Root { public sealed override int Classify(ReadOnlySpan<float> input) => 1; }")]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Base;")]
    [InlineData("[Network(7, 2)] partial class Base;")]
    public void IsHidden(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"{source} [Network(3, 4, 2, Loss = SoftmaxCE)] sealed partial class Net : Base;");
        NetworkExercise.RunAll(networks);
    }

    /// <summary>A caller who holds the base class means the network: what is virtual or abstract there is overridden.</summary>
    [Theory]
    [InlineData("abstract class Base { public abstract void Forward(ReadOnlySpan<float> x, Span<float> y); public abstract int Classify(ReadOnlySpan<float> x); }", "Classify,Forward")]
    [InlineData("abstract class Base<T> where T : struct { public abstract void ForwardBatch(ReadOnlySpan<T> x, Span<T> y); public abstract Span<T> Parameters { get; } } abstract class Base : Base<float>;", "ForwardBatch,get_Parameters")]
    [InlineData("abstract class Base { public abstract ThreadTeam? Team { get; set; } public virtual Span<float> Weights1 => default; public virtual Span<float> Biases2 => default; public virtual void Initialize(int seed) { } }", "Initialize,get_Biases2,get_Team,get_Weights1,set_Team")]
    [InlineData("abstract class Base { public abstract float Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> g, Span<float> h); public abstract double ComputePenalty(); public abstract float Backward(ReadOnlySpan<float> x, int y, Span<float> g, Span<float> h); }", "Backward,Backward,ComputePenalty")]
    [InlineData("abstract class Base { public abstract float BackwardBatch(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Span<float> g, Span<float> h, ReadOnlySpan<float> w); public abstract float TrainStep(ReadOnlySpan<float> x, int y, Optimizer<float> o); public virtual void BackwardFromOutputBatch(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> g, Span<float> h) { } }", "BackwardBatch,BackwardFromOutputBatch,TrainStep")]
    [InlineData("abstract class Root { public abstract int Classify(ReadOnlySpan<float> x); public abstract int InputSize { get; } } abstract class Base : Root { public override int Classify(ReadOnlySpan<float> x) => 0; public sealed override int InputSize => 3; }", "Classify")]
    public void IsOverridden(string source, string overridden)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"{source} [Network(3, 4, 2, Loss = SoftmaxCE)] sealed partial class Net : Base;");
        NetworkExercise.RunAll(networks);
        Assert.Equal(
            overridden,
            string.Join(",", networks.Type("Net").GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
                .Where(method => method.GetBaseDefinition() != method)
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal)));
    }

    /// <summary>A nested class may use what is private in the one around it, which may be its base too.</summary>
    [Fact]
    public void IsHiddenWhereItIsPrivate() => NetworkCompiler.Compile(
        "partial class Outer { private int Team => 1; int Use() => Team; [Network(3, 2)] sealed partial class Net : Outer; }").Dispose();

    /// <summary>Without a base constructor to call, the generated ones cannot be: the user's own have to be there, as C# says.</summary>
    [Theory]
    [InlineData("class Base(int size) { public int Size => size; }", "public Net() : base(3) => Initialize(7);")]
    [InlineData("class Base { protected Base(string name, int size = 3) => Name = name + size; public string Name { get; } }", "public Net(int seed) : base(\"x\") => Initialize(seed);")]
    public void IsNoConstructorToCall(string source, string constructor)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"{source} [Network(3, 4, 2)] sealed partial class Net : Base {{ {constructor} }}");
        Assert.Single(networks.Type("Net").GetConstructors());
    }

    [Theory]
    [InlineData("class Base { protected Base(int size = 3) => Size = size; public int Size { get; } }")]
    [InlineData("class Base { protected Base(params int[] sizes) => Size = sizes.Length; public int Size { get; } }")]
    [InlineData("class Base { protected internal Base() { } public Base(int size) => Size = size; public int Size { get; } }")]
    public void IsAConstructorThatTakesNothing(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"{source} [Network(3, 4, 2)] sealed partial class Net : Base;");
        Assert.Equal(3, networks.Type("Net").GetConstructors().Length);
    }
}
