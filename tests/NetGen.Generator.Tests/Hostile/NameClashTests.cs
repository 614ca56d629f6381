using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>Generated code means the framework's types and the library's, whatever the user calls their own.</summary>
public sealed class NameClashTests
{
    // A small network is written as scalars and a large one as loops, with vectors: the two use different types.
    private const string Networks =
        "[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)] partial class Small; " +
        "[Network(64, 32, 10, Activation = Tanh, Loss = SigmoidBCE, Precision = Precision.Double)] partial class Large;";

    public static TheoryData<string> Names =>
    [
        "Math", "MathF", "Span<T>", "ReadOnlySpan<T>", "System", "Unsafe", "Vector512", "Vector256", "Vector128", "Vector<T>",
        "ReLU", "Tanh", "Sigmoid", "Softmax", "Activation", "Loss", "NetGen", "Runtime", "MemoryMarshal", "GC", "Array", "Exception",
        "ArgumentException", "ArgumentOutOfRangeException", "INetwork<T>", "IClassifier<T>", "NetworkDescription", "ILanes<T>",
        "Lanes512", "Single", "Double", "Int32", "String", "Object", "Attribute", "GeneratedCode", "GeneratedCodeAttribute",
        "MethodImpl", "MethodImplAttribute", "BitConverter", "Random", "Helpers", "Kernel", "T", "Numerics", "Linq", "Layer1", "Core",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void WithATypeInTheSameNamespace(string name) =>
        CompileAndRun($"namespace Hostile; class {name}; {Networks}");

    [Theory]
    [MemberData(nameof(Names))]
    public void WithATypeInTheContainingType(string name) =>
        CompileAndRun($"namespace Hostile; static partial class Outer {{ class {name}; {Networks} }}");

    [Theory]
    [MemberData(nameof(Names))]
    public void WithATypeInTheNetworkItself(string name) =>
        CompileAndRun($"namespace Hostile; {Networks} partial class Small {{ class {name}; }} partial class Large {{ class {name}; }}");

    [Theory]
    [InlineData("Hostile.System")]
    [InlineData("Hostile.NetGen")]
    [InlineData("Hostile.NetGen.Runtime")]
    [InlineData("Hostile.System.Runtime")]
    [InlineData("Hostile.Math.MathF")]
    [InlineData("NetGen.Generated")]
    [InlineData("System.Hostile")]
    public void InANamespaceOfTheSameName(string name) => CompileAndRun($"namespace {name}; {Networks}");

    [Theory]
    [InlineData("Math")]
    [InlineData("Span")]
    [InlineData("NetGen")]
    [InlineData("System")]
    [InlineData("Net")]
    public void WithAMemberOfTheSameName(string name) =>
        CompileAndRun($"namespace Hostile; {Networks} partial class Small {{ internal static int {name} => 1; }} partial class Large {{ internal int {name}() => 1; }}");

    [Fact]
    public void WithANetworkThatIsCalledLikeATypeItUses()
    {
        string[] names = ["Math", "MathF", "Span", "System", "NetGen", "ReLU", "Unsafe", "Vector512", "Activation", "Runtime", "Single"];
        CompileAndRun("namespace Hostile; " + string.Concat(names.Select(name => $"[Network(3, 4, 2, Loss = SoftmaxCE)] partial class {name}; ")));
    }

    [Fact]
    public void WithAliasesAndStaticUsings() => CompileAndRun(
        $"""
        using Math = System.String;
        using Span = System.Int32;
        using static System.Math;
        namespace Hostile;
        using MathF = System.Object;
        {Networks}
        """);

    [Fact]
    public void WithExtensionsOfSpans() => CompileAndRun(
        $$"""
        namespace Hostile;
        static class Extensions
        {
            internal static Span<T> Slice<T>(this Span<T> span, int start, long length) => throw new NotSupportedException();
            internal static void CopyTo<T>(this Span<T> from, ReadOnlySpan<T> to) => throw new NotSupportedException();
            internal static bool Overlaps<T>(this ReadOnlySpan<T> one, Span<T> other) => throw new NotSupportedException();
        }
        {{Networks}}
        """);

    private static void CompileAndRun(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source);
        NetworkExercise.RunAll(networks);
    }
}
