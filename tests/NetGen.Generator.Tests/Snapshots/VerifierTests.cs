using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Generators;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The snapshot checker itself, in a directory of its own and in a stated environment.</summary>
public sealed class VerifierTests : IDisposable
{
    private static readonly SnapshotEnvironment s_checking = new(Accept: false, Unattended: false);
    private static readonly SnapshotEnvironment s_accepting = new(Accept: true, Unattended: false);

    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-snapshots-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void PassesWhenEqualAndLeavesNothingBehind()
    {
        WriteVerified("Some.Net#Net.g", "//HintName: Net.g.cs\nclass Net;");
        Write("Some.Net#Net.g.received.cs", "of an earlier run", mark: true);

        Check(s_checking, ("Net.g.cs", "class Net;\n"));

        Assert.Equal(["Some.Net#Net.g.verified.cs"], Files());
    }

    [Fact]
    public void FailsWhenMissing()
    {
        string message = Fails(s_checking, ("Net.g.cs", "class Net {\n}\n"));

        Assert.Equal(
            $"""
            Directory: {_directory}
            New:
              - Received: Some.Net#Net.g.received.cs
                Verified: Some.Net#Net.g.verified.cs

            FileContent:

            New:

            Received: Some.Net#Net.g.received.cs
            //HintName: Net.g.cs
            class Net {"{"}
            {"}"}


            """,
            message);
        Assert.Equal(["Some.Net#Net.g.received.cs"], Files());
        Assert.Equal("\uFEFF//HintName: Net.g.cs\nclass Net {\n}", Encoding.UTF8.GetString(Read("Some.Net#Net.g.received.cs")));
    }

    [Fact]
    public void FailsWhenChanged()
    {
        WriteVerified("Some.Net#Net.g", "//HintName: Net.g.cs\nclass Net;");

        string message = Fails(s_checking, ("Net.g.cs", "class Nets;\n"));

        Assert.Equal(
            $"""
            Directory: {_directory}
            NotEqual:
              - Received: Some.Net#Net.g.received.cs
                Verified: Some.Net#Net.g.verified.cs

            FileContent:

            NotEqual:

            Received: Some.Net#Net.g.received.cs
            //HintName: Net.g.cs
            class Nets;
            Verified: Some.Net#Net.g.verified.cs
            //HintName: Net.g.cs
            class Net;


            """,
            message);
        Assert.Equal(["Some.Net#Net.g.received.cs", "Some.Net#Net.g.verified.cs"], Files());
    }

    [Fact]
    public void FailsWhenAVerifiedFileIsStale()
    {
        WriteVerified("Some.Net#Net.g", "//HintName: Net.g.cs\nclass Net;");
        WriteVerified("Some.Net#Gone.g", "//HintName: Gone.g.cs\nclass Gone;");
        WriteVerified("Some.Network#Other.g", "of another test");

        string message = Fails(s_checking, ("Net.g.cs", "class Net;\n"));

        Assert.Equal(
            $"""
            Directory: {_directory}
            Delete:
              - Some.Net#Gone.g.verified.cs
            Equal:
              - Received: Some.Net#Net.g.received.cs
                Verified: Some.Net#Net.g.verified.cs

            """,
            message);
    }

    [Theory]
    [InlineData("//HintName: Net.g.cs\r\nclass Net;", true, "contains a \\r")]
    [InlineData("//HintName: Net.g.cs\rclass Net;", true, "contains a \\r")]
    [InlineData("//HintName: Net.g.cs\nclass Net;\r", true, "contains a \\r")]
    [InlineData("//HintName: Net.g.cs\nclass Net;", false, "byte order mark")]
    public void FailsOnTheFormOfAVerifiedFile(string text, bool mark, string fault)
    {
        Write("Some.Net#Net.g.verified.cs", text, mark);

        string message = Fails(s_checking, ("Net.g.cs", "class Net;\n"));

        Assert.Contains("NotEqual:\n  - Received: Some.Net#Net.g.received.cs\n", message, StringComparison.Ordinal);
        Assert.Contains("Compare Result:\n", message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.Contains("Some.Net#Net.g.received.cs", Files());
    }

    [Theory]
    [InlineData("//HintName: Net.g.cs\nclass Net;\n")]
    [InlineData("//HintName: Net.g.cs\nclass Net; ")]
    [InlineData("//HintName: net.g.cs\nclass Net;")]
    [InlineData("")]
    public void FailsOnTheSmallestDifference(string verified)
    {
        WriteVerified("Some.Net#Net.g", verified);
        Assert.Contains("NotEqual:", Fails(s_checking, ("Net.g.cs", "class Net;\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void FailsEvenWhenItAccepts()
    {
        WriteVerified("Some.Net#Changed.g", "//HintName: Changed.g.cs\nclass Old;");
        WriteVerified("Some.Net#Gone.g", "//HintName: Gone.g.cs\nclass Gone;");
        (string, string)[] files = [("Changed.g.cs", "class New;\n"), ("Added.g.cs", "class Added;\n")];

        string message = Fails(s_accepting, files);

        Assert.Contains("Accepted because NETGEN_ACCEPT_SNAPSHOTS is set", message, StringComparison.Ordinal);
        Assert.Equal(["Some.Net#Added.g.verified.cs", "Some.Net#Changed.g.verified.cs"], Files());
        Assert.Equal("\uFEFF//HintName: Changed.g.cs\nclass New;", Encoding.UTF8.GetString(Read("Some.Net#Changed.g.verified.cs")));
        Check(s_checking, files);
        Check(s_accepting, files);
    }

    [Fact]
    public void RefusesToAcceptUnattended()
    {
        var environment = new SnapshotEnvironment(Accept: true, Unattended: true);

        string message = Fails(environment, ("Net.g.cs", "class Net;\n"));

        Assert.Contains("refused", message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData("1", null, true, false)]
    [InlineData("1", "true", true, true)]
    [InlineData("1", "false", true, false)]
    [InlineData("0", "1", false, true)]
    [InlineData("true", "", false, false)]
    public void ReadsTheEnvironment(string? accept, string? unattended, bool accepts, bool isUnattended)
    {
        var environment = SnapshotEnvironment.Of(variable => variable switch
        {
            "NETGEN_ACCEPT_SNAPSHOTS" => accept,
            "CI" => unattended,
            _ => null,
        });

        Assert.Equal(new SnapshotEnvironment(accepts, isUnattended), environment);
    }

    [Fact]
    public void NumbersNamesakes()
    {
        WriteVerified("Some.Net#Net.g.00", "//HintName: a/Net.g.cs\nclass A;");
        WriteVerified("Some.Net#Net.g.01", "//HintName: b/Net.g.cs\nclass B;");

        Check(s_checking, ("b/Net.g.cs", "class B;"), ("a/Net.g.cs", "class A;"));
    }

    [Fact]
    public void NamesAFileByItsHintNameWithoutExtension()
    {
        WriteVerified("Some.Net#Space.Outer.Net.g", "//HintName: Space.Outer.Net.g.cs\n// dots");
        WriteVerified("Some.Net#bare", "//HintName: bare.cs\n// no extension");

        Check(s_checking, ("Space.Outer.Net.g.cs", "// dots"), ("bare", "// no extension"));
    }

    [Fact]
    public void ScrubsTheVersionAndNothingElse()
    {
        WriteVerified("Some.Net#Net.g", "//HintName: Net.g.cs\n[GeneratedCode(\"NetGen.Generator\", \"<VERSION>\")] class V { string S = \"0.1.0.0\"; }");

        Check(s_checking, ("Net.g.cs", "[GeneratedCode(\"NetGen.Generator\", \"0.1.0.0\")] class V { string S = \"0.1.0.0\"; }\n"));
    }

    [Fact]
    public void StoresLinesWithLineFeedsWhateverWasGenerated()
    {
        WriteVerified("Some.Net#Net.g", "//HintName: Net.g.cs\nclass Net\n;");
        Check(s_checking, ("Net.g.cs", "class Net\r\n;\r\n"));
    }

    [Fact]
    public void ThrowsOnWhatAGeneratorThrows()
    {
        Assert.Throws<InvalidDataException>(() => Check(s_checking, new ThrowingGenerator()));
        Assert.Throws<AggregateException>(() => Check(s_checking, new ThrowingGenerator(), new OtherThrowingGenerator()));
        Assert.Empty(Files());
    }

    [Fact]
    public Task FindsTheTestOfItsCaller()
    {
        GeneratorDriver driver = Run(new FixedGenerator(("Caller.g.cs", "class Caller;\n")));
        return Verifier.Verify(driver);
    }

    private static GeneratorDriver Run(params IIncrementalGenerator[] generators) =>
        CSharpGeneratorDriver.Create([.. generators.Select(generator => generator.AsSourceGenerator())])
            .RunGenerators(CSharpCompilation.Create("Snapshots"));

    private void Check(SnapshotEnvironment environment, params IIncrementalGenerator[] generators) =>
        Verifier.Verify(Run(generators).GetRunResult(), new SnapshotTest(_directory, "Some", "Net"), environment);

    private void Check(SnapshotEnvironment environment, params (string HintName, string Text)[] files) =>
        Check(environment, new FixedGenerator(files));

    private string Fails(SnapshotEnvironment environment, params (string HintName, string Text)[] files) =>
        Assert.Throws<SnapshotMismatchException>(() => Check(environment, files)).Message;

    private void WriteVerified(string name, string text) => Write(name + ".verified.cs", text, mark: true);

    private void Write(string name, string text, bool mark) =>
        File.WriteAllText(Path.Combine(_directory, name), text, new UTF8Encoding(mark));

    private byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_directory, name));

    private IEnumerable<string?> Files() =>
        Directory.EnumerateFiles(_directory).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private sealed class OtherThrowingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new NotSupportedException());
    }
}
