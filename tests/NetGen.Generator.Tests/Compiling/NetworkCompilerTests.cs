using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Generators;

namespace NetGen.Generator.Tests.Compiling;

/// <summary>The compiler of the tests, with generators of its own.</summary>
public sealed class NetworkCompilerTests
{
    private static CompilationSettings Adding(string text) =>
        CompilationSettings.Default with { Generator = () => new FixedGenerator(("Added.g.cs", text)) };

    [Fact]
    public void LoadsWhatItCompiles()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            "static partial class Answer { public static int Ask() => Value; }",
            Adding("static partial class Answer { private const int Value = 42; }"));

        MethodInfo ask = networks.Type("Answer").GetMethod("Ask")!;
        Assert.Equal(42, ask.Invoke(null, null));
        Assert.Equal("Added.g.cs", networks.Files.Single().HintName);
    }

    [Fact]
    public void SharesTheLibraryWithTheTests()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            "[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)] partial class Some;", Adding(""));

        Type type = Assert.Single(networks.NetworkTypes);
        Assert.Equal([3, 4, 2], type.GetCustomAttribute<NetworkAttribute>()!.Sizes);
    }

    [Fact]
    public void CompilesManySourcesAtOnce()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            Enumerable.Range(0, 50).Select(index => $"namespace N{index}; class C;"), Adding(""));

        Assert.NotNull(networks.Type("N49.C"));
    }

    [Fact]
    public void UnloadsWhenDisposed()
    {
        WeakReference context = CompileAndDispose();
        for (int attempt = 0; context.IsAlive && attempt < 20; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference CompileAndDispose()
        {
            using CompiledNetworks networks = NetworkCompiler.Compile("class C;", Adding(""));
            return new WeakReference(networks.Assembly);
        }
    }

    [Fact]
    public void ShowsTheLineOfADiagnosticInGeneratedCode()
    {
        var exception = Assert.Throws<NetworkCompilationException>(() =>
            NetworkCompiler.Compile("class C;", Adding("class D\n{\n    private int _unused;\n}\n")));

        Diagnostic diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal("CS0169", diagnostic.Id);
        Assert.Contains("Added.g.cs(3,17): warning CS0169: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("    3 |     private int _unused;\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("      |                 ^^^^^^^\n", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class C { void M() { int x = ; } }", "CS1525")]
    [InlineData("public class Undocumented;", "CS1591")]
    [InlineData("class C { string M() => null; }", "CS8603")]
    public void FailsOnAnyDiagnosticOfTheUsersCode(string source, string id)
    {
        var exception = Assert.Throws<NetworkCompilationException>(() => NetworkCompiler.Compile(source, Adding("")));
        Assert.Contains(id, exception.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void HonoursItsSettings()
    {
        CompilationSettings settings = Adding("") with { Documentation = false, Nullable = false };
        NetworkCompiler.Compile("public class Undocumented { string M() => null; }", settings).Dispose();

        AssertFails("class C { List<int> x = []; int M() => x.Count; }", Adding("") with { ImplicitUsings = false }, "CS0246");
        AssertFails("class C { unsafe int* M() => null; }", Adding(""), "CS0227");
        AssertFails("class C { int P { get => field; set; } }", Adding("") with { LanguageVersion = LanguageVersion.CSharp12 }, "CS0103");
        NetworkCompiler.Compile("class C { int P { get => field; set; } }", Adding("")).Dispose();
        NetworkCompiler.Compile("class C { unsafe int* M() => null; }", Adding("") with { AllowUnsafe = true }).Dispose();

        static void AssertFails(string source, CompilationSettings settings, string id)
        {
            var exception = Assert.Throws<NetworkCompilationException>(() => NetworkCompiler.Compile(source, settings));
            Assert.Contains(id, exception.Diagnostics.Select(diagnostic => diagnostic.Id));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ChecksArithmeticWhenToldTo(bool checkOverflow)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(
            "public static class C { internal static int Next(int x) => x + 1; }",
            Adding("") with { CheckOverflow = checkOverflow, Documentation = false });
        MethodInfo next = networks.Type("C").GetMethod("Next", BindingFlags.Static | BindingFlags.NonPublic)!;

        if (checkOverflow)
            Assert.IsType<OverflowException>(Assert.Throws<TargetInvocationException>(() => next.Invoke(null, [int.MaxValue])).InnerException);
        else
            Assert.Equal(int.MinValue, next.Invoke(null, [int.MaxValue]));
    }

    [Fact]
    public void ThrowsOnWhatAGeneratorThrows()
    {
        CompilationSettings settings = CompilationSettings.Default with { Generator = () => new ThrowingGenerator() };
        var exception = Assert.Throws<InvalidDataException>(() => NetworkCompiler.Generate("class C;", settings));
        Assert.Equal("thrown on purpose", exception.Message);
    }
}
