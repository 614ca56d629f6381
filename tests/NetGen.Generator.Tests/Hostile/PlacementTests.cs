using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>A network works wherever a partial class can be declared.</summary>
public sealed class PlacementTests
{
    private const string Net = "[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)] public partial class Net;";

    [Theory]
    [InlineData(Net)]
    [InlineData("namespace Space; " + Net)]
    [InlineData("namespace Space { " + Net + " }")]
    [InlineData("namespace Space.Inner.Most; " + Net)]
    [InlineData("namespace Space { namespace Inner { " + Net + " } }")]
    public void InAnyNamespace(string source) => CompileAndRun(source);

    [Theory]
    [InlineData("partial class Outer { " + Net + " }")]
    [InlineData("static partial class Outer { " + Net + " }")]
    [InlineData("partial struct Outer { " + Net + " }")]
    [InlineData("readonly partial struct Outer { " + Net + " }")]
    [InlineData("ref partial struct Outer { " + Net + " }")]
    [InlineData("partial record Outer { " + Net + " }")]
    [InlineData("partial record Outer(int X) { " + Net + " }")]
    [InlineData("partial record class Outer { " + Net + " }")]
    [InlineData("partial record struct Outer { " + Net + " }")]
    [InlineData("partial interface Outer { " + Net + " }")]
    [InlineData("partial class A { partial struct B { partial record C { partial record struct D { partial interface E { " + Net + " } } } } }")]
    public void NestedInAnyPartialType(string source)
    {
        CompileAndRun(source);
        CompileAndRun("namespace Space; " + source);
    }

    [Theory]
    [InlineData("namespace @event; [Network(3, 4, 2)] public partial class @class;")]
    [InlineData("namespace @namespace.@event { partial class @struct { [Network(3, 4, 2)] public partial class @class; } }")]
    [InlineData("[Network(3, 4, 2)] public partial class @float;")]
    [InlineData("partial interface @interface { [Network(3, 4, 2, Loss = SoftmaxCE)] public partial class @params; }")]
    public void UnderTheNameOfAKeyword(string source) => CompileAndRun(source);

    [Theory]
    [InlineData("namespace Größe; [Network(3, 4, 2)] public partial class Сеть;")]
    [InlineData("namespace Space; [Network(3, 4, 2)] public partial class _;")]
    [InlineData("namespace Space; [Network(3, 4, 2)] public partial class 网络2;")]
    public void UnderANameInAnyScript(string source) => CompileAndRun(source);

    [Theory]
    [InlineData("[Network(3, 4, 2)] internal partial class Net;")]
    [InlineData("[Network(3, 4, 2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2)] public sealed partial class Net;")]
    [InlineData("partial class Outer { [Network(3, 4, 2)] private partial class Net; }")]
    [InlineData("partial class Outer { [Network(3, 4, 2)] protected internal partial class Net; }")]
    [InlineData("class Base; [Network(3, 4, 2)] sealed partial class Net : Base;")]
    public void WithAnyModifiers(string source) => CompileAndRun(source);

    [Fact]
    public void AsAnAbstractClass() =>
        NetworkCompiler.Compile("[Network(3, 4, 2)] abstract partial class Net; sealed class Derived : Net;").Dispose();

    [Fact]
    public void BesideItsOtherParts()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
        [
            "namespace Space; partial class Net { internal int Own() => ParameterCount; }",
            "namespace Space; [Network(3, 4, 2)] partial class Net { internal const string Name = nameof(Forward); }",
            "namespace Space; partial class Net : IComparable<Net> { public int CompareTo(Net? other) => 0; }",
        ]);

        NetworkExercise.RunAll(networks);
        Assert.Single(networks.Networks);
    }

    [Theory]
    [InlineData("namespace A { " + Net + " } namespace B { " + Net + " }")]
    [InlineData("namespace A { " + Net + " } namespace A.B { " + Net + " } " + Net)]
    [InlineData("partial class A { " + Net + " } partial class B { " + Net + " }")]
    [InlineData("partial class A { " + Net + " } namespace Space { partial class A { " + Net + " } }")]
    public void BesideANetworkOfTheSameName(string source) => CompileAndRun(source);

    [Theory]
    [InlineData("namespace Space; [Network(2, 2)] partial class Net; [Network(2, 3)] partial class NET; [Network(2, 4)] partial class nEt;")]
    [InlineData("namespace Space { [Network(2, 2)] partial class Net; } namespace SPACE { [Network(2, 3)] partial class Net; }")]
    public void BesideANameThatDiffersOnlyByCase(string source) => CompileAndRun(source);

    private static void CompileAndRun(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source);
        NetworkExercise.RunAll(networks);
        Assert.Equal(networks.NetworkTypes.Count, networks.Networks.Length);
        Assert.Equal(networks.Networks.Length, networks.Networks.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
