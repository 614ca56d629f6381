using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>The analyzers bear with code as it is while somebody types, and with any project.</summary>
public sealed class HostileAnalyzerTests
{
    private const string Program =
        """
        [Network(3, 4, 2, Activations = new[] { ReLU }, Loss = SoftmaxCE)] partial class Net { const int Own = 1; }
        class Program
        {
            private readonly float[] _input = new float[3];
            void Run(Net net, int n, Span<float> span)
            {
                var x = new float[n * 3]; const int Size = 2; (span, _) = (span[..2], n);
                net.Forward(_input.AsSpan(0, 3), stackalloc float[Size]);
                float loss = net.BackwardBatch(inputs: x, labels: [1, 0], gradients: new float[Net.ParameterCount]);
                if (loss > 0) net.Forward(n > 1 ? _input : x[1..^2], output: new[] { 1f, 2f });
            }
        }
        """;

    /// <summary>Every beginning of a program is what an editor shows for a moment; as there, each follows from the one before.</summary>
    [Fact]
    public async Task NothingIsThrownWhileTyping()
    {
        GenerationResult generation = NetworkCompiler.Generate("");
        for (int length = 0; length <= Program.Length; length += 4)
        {
            generation = NetworkCompiler.Regenerate(Program[..length], generation);
            Assert.DoesNotContain(await Report(generation.Output), diagnostic => diagnostic.Id == "AD0001");
        }

        Assert.Single(generation.Files);
    }

    [Theory]
    [InlineData("net.Forward(")]
    [InlineData("net.Forward();")]
    [InlineData("net.Forward(new float[, ]);")]
    [InlineData("net.Forward(new float[], span);")]
    [InlineData("net.Forward(new float[missing], span);")]
    [InlineData("net.Forward(new missing[4], span);")]
    [InlineData("net.Forward(new float[4], span, span);")]
    [InlineData("net.Forward(new double[4], span);")]
    [InlineData("net.Forward(new float[2, 2], span);")]
    [InlineData("net.Forward(stackalloc, span);")]
    [InlineData("net.Forward(input: new float[4]);")]
    [InlineData("net.Forward(input: new float[4], input: span);")]
    [InlineData("net.Forward(wrong: new float[4], span);")]
    [InlineData("net.Forward(var x = new float[4], span);")]
    [InlineData("var x = x; net.Forward(x, span);")]
    [InlineData("float[] x = new float[x.Length]; net.Forward(x, span);")]
    [InlineData("float[] x = y, y = x; net.Forward(y, span);")]
    [InlineData("int a = 1 / 0; net.Forward(new float[a], span);")]
    [InlineData("net.Forward(new float[1 % 0], span); net.Forward(new float[int.MaxValue * 2], span);")]
    [InlineData("net.Forward(span[1..], span[^missing..]);")]
    [InlineData("dynamic any = net; any.Forward(new float[4], 1);")]
    [InlineData("net?.Forward(, span);")]
    public async Task NothingIsReportedOrThrownInBrokenCalls(string statements)
    {
        IReadOnlyList<Diagnostic> reported = await Report(
            $"[Network(3, 4, 2)] partial class Net; class Program {{ void Run(Net net, Span<float> span) {{ {statements} }} }}");
        Assert.Empty(reported);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(CompilationSettings.CSharp14)]
    public async Task InAnyVersionOfTheLanguage(LanguageVersion version) => Assert.Equal(
        ["NETGEN020", "NETGEN021"],
        Ids(await Report(
            "[Network(3, 4, 2)] partial class Net; class Program { void Run(Net net) => net.Forward(new float[4], [1]); }",
            CompilationSettings.Default with { LanguageVersion = version })));

    [Fact]
    public async Task WithoutUsings() => Assert.Equal(
        ["NETGEN001", "NETGEN020"],
        Ids(await Report(
            "[NetGen.Network(3, 4)] class One { } [NetGen.Network(3, 4)] partial class Net; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }",
            CompilationSettings.Default with { ImplicitUsings = false })));

    [Fact]
    public async Task OfWhatIsCompiledOnly() => Assert.Equal(
        ["NETGEN020"],
        Ids(await Report(
            """
            #define BIG
            #if BIG
            [Network(3, 4)] partial class Net;
            #else
            [Network(4, 4)] class Net;
            #endif
            class Program
            {
                void Run(Net net)
                {
                    float[] x = new float[4];
            #if !BIG
                    x = new float[3];
            #endif
                    net.Forward(x, new float[4]);
                }
            }
            """)));

    /// <summary>A fault elsewhere neither hides a report nor makes one.</summary>
    [Theory]
    [InlineData("class Broken { int X => missing; }")]
    [InlineData("class Broken : Missing<Net> { override int X() { return \"\" + ; } }")]
    [InlineData("class Broken { void Run(Net net) { net.Forward(missing, 3); net.Nothing(); } }")]
    [InlineData("class Program { }")]
    [InlineData("using Missing;")]
    [InlineData("class Unclosed { void Run() {")]
    public async Task WithErrorsElsewhere(string elsewhere) => Assert.Equal(
        ["NETGEN004", "NETGEN020"],
        Ids(await Report(
        [
            "[Network(3, 4)] partial class Net; [Network(3, 0)] partial class Bad; class Program { void Run(Net net) { net.Forward(new float[4], new float[4]); net.Forward(new float[3], new float[4]); } }",
            elsewhere,
        ])).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("// <auto-generated/>\n")]
    [InlineData("/* <autogenerated> */\n")]
    public async Task NotInGeneratedCode(string mark)
    {
        const string Source = "[Network(3, 4)] partial class Net; [Network(3, 0)] class Bad; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }";
        Assert.NotEmpty(await Report(Source));
        Assert.Empty(await Report(mark + Source));
    }

    [Fact]
    public async Task UnlessSuppressed() => Assert.Empty(await Report(
        """
        #pragma warning disable NETGEN001, NETGEN020
        [Network(3, 4)] class One { }
        [Network(3, 4)] partial class Net;
        class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }
        """));

    [Fact]
    public async Task InAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = hostile;
        try
        {
            IReadOnlyList<Diagnostic> reported = await Report(
                "[Network(3, -4, L2 = -0.5)] partial class Bad; [Network(3, 2, Loss = SoftmaxCE)] partial class Net; class Program { void Run(Net net, float[] x) => net.Backward(x, -1, x); }");
            Assert.Equal(
                ["A layer of Bad has -4 neurons; it needs at least 1", "Bad sets L2 to -0.5; it must be finite and not negative", "Net has 2 classes, 0 to 1; this label is -1"],
                reported.Select(diagnostic => diagnostic.GetMessage(hostile)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task WithAHundredNetworksAndAThousandCalls()
    {
        var source = new StringBuilder();
        for (int network = 1; network <= 100; network++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"[Network({network}, 1)] partial class Net{network};");
            for (int call = 0; call < 10; call++)
            {
                // Every tenth call hands over an input too many.
                source.AppendLine(CultureInfo.InvariantCulture, $"class Program{network}_{call} {{ void Run(Net{network} net) => net.Forward(new float[{network + (call == network % 10 ? 1 : 0)}], new float[1]); }}");
            }
        }

        IReadOnlyList<Diagnostic> reported = await Report(source.ToString());
        Assert.Equal(
            Enumerable.Range(1, 100).Select(network => $"NETGEN020: Net{network} takes {network} input{(network == 1 ? "" : "s")}; this array has {network + 1}"),
            reported.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Id);

    private static Task<IReadOnlyList<Diagnostic>> Report(string source, CompilationSettings? settings = null) => Report([source], settings);

    private static Task<IReadOnlyList<Diagnostic>> Report(string[] sources, CompilationSettings? settings = null) =>
        Report(NetworkCompiler.Generate(sources, settings).Output);

    private static async Task<IReadOnlyList<Diagnostic>> Report(Compilation compilation)
    {
        IEnumerable<Diagnostic> reported = await compilation
            .WithAnalyzers([new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new NetworkSizeAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
