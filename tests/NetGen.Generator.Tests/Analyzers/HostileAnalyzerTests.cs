using System.Collections.Immutable;
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

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new ServedNetworkAnalyzer(), new NetworkSizeAnalyzer()];

    /// <summary>Every beginning of a program is what an editor shows for a moment; as there, each follows from the one before.</summary>
    [Fact]
    public async Task NothingIsThrownWhileTyping()
    {
        GenerationResult generation = NetworkCompiler.Generate("");
        for (int length = 0; length <= Program.Length; length += 4)
        {
            generation = NetworkCompiler.Regenerate(Program[..length], generation);
            Assert.DoesNotContain(await AnalyzerVerifier.ReportWritten(s_analyzers, generation), diagnostic => diagnostic.Id == "AD0001");
        }

        Assert.Single(generation.Networks);
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
    [InlineData("net.ForwardBatch(inputs: new float[4]);")]
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

    /// <summary>Calls in generated code are for its generator to mend; a network that cannot be written is missing there as anywhere.</summary>
    [Theory]
    [InlineData("// <auto-generated/>\n")]
    [InlineData("/* <autogenerated> */\n")]
    public async Task NotOfCallsInGeneratedCode(string mark)
    {
        const string Source = "[Network(3, 4)] partial class Net; [Network(3, 0)] partial class Bad; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }";
        Assert.Equal(["NETGEN004", "NETGEN020"], Ids(await Report(Source)));
        Assert.Equal(["NETGEN004"], Ids(await Report(mark + Source)));
    }

    [Fact]
    public async Task UnlessSuppressed() => Assert.Empty(await Report(
        """
        #pragma warning disable NETGEN020
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
    public Task WithAHundredNetworks() => WithNetworks(100);

    [ThoroughFact]
    public Task WithAThousandNetworks() => WithNetworks(1000);

    /// <summary>The smallest that there are, ten shapes of them: what counts is how many, and their text would be most of the time.</summary>
    private static async Task WithNetworks(int count)
    {
        var source = new StringBuilder();
        var expected = new List<string>();
        for (int index = 0; index < count; index++)
        {
            // Every tenth call hands over an input too many, to each of the shapes in turn.
            int inputs = index % 10 + 1;
            bool wrong = inputs - 1 == index / 10 % 10;
            source.AppendLine(CultureInfo.InvariantCulture, $"[Network({inputs}, 1)] partial class Net{index};");
            source.AppendLine(CultureInfo.InvariantCulture, $"class Program{index} {{ void Run(Net{index} net) => net.Forward(new float[{inputs + (wrong ? 1 : 0)}], new float[1]); }}");
            if (wrong)
                expected.Add(FormattableString.Invariant($"NETGEN020: Net{index} takes {inputs} input{(inputs == 1 ? "" : "s")}; this array has {inputs + 1}"));
        }

        GenerationResult generation = NetworkCompiler.Generate(source.ToString());
        IReadOnlyList<Diagnostic> reported = await AnalyzerVerifier.ReportWritten(s_analyzers, generation);
        Assert.Equal(count, generation.Networks.Length);
        Assert.Equal(count / 10, expected.Count);
        Assert.Equal(expected, reported.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Id);

    private static Task<IReadOnlyList<Diagnostic>> Report(string source, CompilationSettings? settings = null) => Report([source], settings);

    private static async Task<IReadOnlyList<Diagnostic>> Report(string[] sources, CompilationSettings? settings = null)
    {
        Compilation compilation = NetworkCompiler.Generate(sources, settings).Output;
        IEnumerable<Diagnostic> reported = await compilation.WithAnalyzers(s_analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
