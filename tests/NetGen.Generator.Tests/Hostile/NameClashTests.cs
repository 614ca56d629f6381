using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>Generated code means the framework's types and the library's, whatever the user calls their own.</summary>
public sealed class NameClashTests
{
    // Scalars and loops use different types. The attributes name theirs in full, so that the clash is only in generated code.
    private const string Small =
        "[global::NetGen.Network(3, 4, 2, Activation = global::NetGen.Activation.ReLU, Loss = global::NetGen.Loss.SoftmaxCE)] partial class Small; ";

    private const string Networks = Small +
        "[global::NetGen.Network(6, 5, 4, Activation = global::NetGen.Activation.Tanh, Loss = global::NetGen.Loss.SigmoidBCE, L2 = 0.1, " +
        "Precision = global::NetGen.Precision.Double, Unroll = global::NetGen.Unroll.Never)] partial class Loops; ";

    private static readonly string[] s_names =
    [
        "Math", "MathF", "Span<T>", "ReadOnlySpan<T>", "System", "Unsafe", "Vector512", "Vector256", "Vector128", "Vector<T>",
        "ReLU", "Tanh", "Sigmoid", "Softmax", "Activation", "Loss", "NetGen", "Runtime", "MemoryMarshal", "GC", "Array", "Exception",
        "ArgumentException", "ArgumentOutOfRangeException", "INetwork<T>", "IClassifier<T>", "NetworkDescription", "ILanes<T>",
        "Lanes512", "Lanes512<T>", "Single", "Double", "Int32", "String", "Object", "Attribute", "GeneratedCode", "GeneratedCodeAttribute",
        "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "SkipLocalsInit", "BitConverter", "Random", "Guard", "Losses",
        "Activations", "T", "Numerics", "CodeDom", "Linq", "Global", "Lanes", "TLanes",
        "Shapes", "IVector", "IVector<T, TSize>", "Size", "Size<T>", "D1", "D4", "TVector", "ShapedValue",
    ];

    [Fact]
    public void WithATypeInTheSameNamespace() => Compile([$"namespace Hostile; {Types()} {Networks}"]);

    /// <summary>A global type hides what a using imports, except inside a namespace that has the using.</summary>
    [Fact]
    public void WithATypeInTheGlobalNamespace() =>
        Compile([Types("System", "NetGen"), Networks, $"namespace Hostile; {Networks}"]);

    [Fact]
    public void WithATypeInTheContainingType() =>
        Compile([$"namespace Hostile; static partial class Outer {{ {Types()} {Networks} }}"]);

    [Fact]
    public void WithATypeInTheNetworkItself() =>
        Compile([$"namespace Hostile; {Networks} partial class Small {{ {Types()} }} partial class Loops {{ {Types()} }}"]);

    [Fact]
    public void InANamespaceOfTheSameName() =>
        Compile(new[]
        {
            "Hostile.System", "Hostile.System.Runtime", "Hostile.System.Numerics", "Hostile.NetGen", "Hostile.NetGen.Runtime",
            "Hostile.Math.MathF", "NetGen.Generated", "NetGen.Runtime.Generated", "System.Hostile", "System.Runtime.Hostile",
        }.Select(name => $"namespace {name}; {Networks}"));

    [Fact]
    public void WithAMemberOfTheSameName() =>
        Compile(new[] { "Math", "MathF", "Span", "NetGen", "System", "Net", "Unsafe", "ReLU", "Single" }.Select((name, index) =>
            $"namespace Hostile{index}; {Networks} partial class Small {{ internal static int {name} => 1; }} partial class Loops {{ internal int {name}() => 1; }}"));

    /// <summary>What such a network is to another one beside it is tested above: a type in the same namespace.</summary>
    [Fact]
    public void WithANetworkThatIsCalledLikeATypeItUses() =>
        Compile(s_names.Where(name => !name.Contains('<', StringComparison.Ordinal)).Select((name, index) =>
            $"namespace Hostile{index}; {Small.Replace("class Small", $"class {name}", StringComparison.Ordinal)}"));

    /// <summary>No generated member takes the name of an option's type, which would then mean the member in the attribute.</summary>
    [Fact]
    public void OptionsAreSpelledThroughTheirTypes() => Compile(
    [
        "[Network(3, 4, 2, Activation = Activation.ReLU, Output = Activation.Tanh, Loss = Loss.MSE, Precision = Precision.Double, Unroll = Unroll.Never)] partial class Net;",
        "[Network(3, 4, 2, Activations = [Activation.Tanh], Loss = Loss.SoftmaxCE, L2 = 0.1)] partial class Classes;",
    ]);

    [Fact]
    public void WithAliasesAndStaticUsings() => Compile(
    [
        $"""
        using Math = System.String;
        using Span = System.Int32;
        using static System.Math;
        namespace Hostile;
        using MathF = System.Object;
        {Networks}
        """,
    ]);

    /// <summary>An extension binds without a word where a member does not fit exactly: here running is what tells.</summary>
    [Fact]
    public void WithExtensionsOfSpans()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            $$"""
            namespace Hostile;
            static class Extensions
            {
                internal static Span<T> Slice<T>(this Span<T> span, int start, long length) => throw new NotSupportedException();
                internal static void CopyTo<T>(this Span<T> from, ReadOnlySpan<T> to) => throw new NotSupportedException();
                internal static bool Overlaps<T>(this ReadOnlySpan<T> one, Span<T> other) => throw new NotSupportedException();
                internal static void Clear<T>(this Span<T> span, int count = 0) => throw new NotSupportedException();
            }
            {{Networks}}
            """);
        NetworkExercise.RunAll(networks);
    }

    // All at once: they do not clash with each other, and one compilation costs less than one for each.
    private static string Types(params string[] exceptions) =>
        string.Concat(s_names.Except(exceptions).Select(name => $"class {name}; "));

    private static void Compile(IEnumerable<string> sources) => NetworkCompiler.Compile(sources).Dispose();
}
