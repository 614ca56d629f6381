using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>
/// Roslyn drops all output of a generator that names two files alike, in any case. Whatever a class is called and however often it is
/// declared, the networks beside it keep their members.
/// </summary>
public sealed class RepeatedNetworkTests
{
    private const string Neighbour = "[Network(3, 2)] partial class Neighbour;";

    /// <summary>Which attribute is meant nobody can tell; the compiler reports the second, and the members of the first keep other errors away.</summary>
    [Theory]
    [InlineData("[Network(3, 4)] partial class Net;", "[Network(5, 6)] partial class Net;")]
    [InlineData("[Network(3, 4)] partial class Net; [Network(5, 6)] partial class Net;", "partial class Net;")]
    [InlineData("[Network(3, 4)] [Network(5, 6)] partial class Net;", "partial class Net;")]
    [InlineData("[Network(3, 4), Network(5, 6)] partial class Net;", "[Network(7, 8)] partial class Net;")]
    [InlineData("partial class Net { int Own => InputSize; }", "[Network(3, 4)] partial class Net; [Network(5, 6)] partial class Net;")]
    [InlineData("[Network(3, 4)] partial class Net;", "[Network(3, 4)] partial class Net;")]
    public void InSeveralPartsOfOneClass(string one, string other)
    {
        GenerationResult result = NetworkCompiler.Generate([one, other, Neighbour]);

        Assert.Equal(["Neighbour.g.cs", "Net.g.cs"], result.Networks.Select(file => file.HintName).OrderDescending(StringComparer.Ordinal).OrderByDescending(name => name.Length));
        Assert.Contains("InputSize = 3;", result.Networks.Single(file => file.HintName == "Net.g.cs").Text, StringComparison.Ordinal);
        Assert.Equal(["CS0579"], Errors(result).Distinct());
    }

    /// <summary>The first part counts even where it breaks a rule: the analyzer says which, and nothing is made of the second.</summary>
    [Fact]
    public void InSeveralPartsOfWhichTheFirstIsWrong()
    {
        GenerationResult result = NetworkCompiler.Generate(["[Network(3, 0)] partial class Net;", "[Network(3, 4)] partial class Net;", Neighbour]);
        Assert.Equal(["Neighbour.g.cs"], result.Networks.Select(file => file.HintName));
    }

    /// <summary>Declarations that the compiler takes for different types, though their full names are one.</summary>
    [Theory]
    [InlineData("partial class Outer { [Network(3, 4)] partial class Net; }", "partial struct Outer { [Network(3, 4)] partial class Net; }", "CS0261")]
    [InlineData("partial interface Outer { [Network(3, 4)] partial class Net; }", "partial record Outer { [Network(3, 4)] partial class Net; }", "CS0261")]
    [InlineData("namespace A { partial class B { [Network(3, 4)] partial class Net; } }", "namespace A.B { [Network(3, 4)] partial class Net; }", "CS0101")]
    [InlineData("partial class Outer { [Network(3, 4)] partial class Net; }", "partial class OUTER { [Network(3, 4)] partial class NET; }", null)]
    [InlineData("partial class Net { [Network(3, 4)] partial class Layer; }", "namespace Net2 { [Network(3, 4)] partial class Net; }", null)]
    [InlineData("[Network(3, 4)] partial class Net;", "partial class Net<T> { [Network(3, 4)] partial class Inner; } partial class Net<T, U>;", null)]
    [InlineData("[Network(3, 4)] partial class Net;", "[Network(3, 4)] file partial class Net;", null)]
    [InlineData("[Network(3, 4)] partial class Net;", "[Network(3, 4)] partial struct Net; [Network(3, 4)] partial record Net;", "CS0261")]
    [InlineData("[Network(3, 4)] class Net;", "[Network(3, 4)] class Net;", "CS0101")]
    public void UnderOneName(string one, string other, string? error)
    {
        GenerationResult result = NetworkCompiler.Generate([one, other, Neighbour]);

        Assert.Contains("Neighbour.g.cs", result.Networks.Select(file => file.HintName));
        Assert.Equal(result.Networks.Length, result.Networks.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        if (error is not null)
            Assert.Contains(error, Errors(result));
    }

    /// <summary>A project may list one file twice, under two paths.</summary>
    [Fact]
    public void InAFileThatIsCompiledTwice()
    {
        GenerationResult result = NetworkCompiler.Generate(["[Network(3, 4)] partial class Net;", "[Network(3, 4)] partial class Net;", "[Network(3, 4)] partial class Net;", Neighbour]);
        Assert.Equal(2, result.Networks.Length);
    }

    /// <summary>A file's name has 255 bytes at most, which a name in another script reaches three times as fast.</summary>
    [Theory]
    [InlineData('a', 300)]
    [InlineData('\u7f51', 200)]
    public void UnderANameThatNoFileCanHave(char letter, int length)
    {
        string name = new(letter, length);
        GenerationResult result = NetworkCompiler.Generate($"[Network(3, 4)] partial class {name}; [Network(3, 4)] partial class {name}{letter}; {Neighbour}");

        Assert.Equal(3, result.Networks.Length);
        Assert.All(result.Files, file => Assert.InRange(Encoding.UTF8.GetByteCount(file.HintName), 1, 255));
        Assert.Empty(Errors(result));
    }

    private static IEnumerable<string> Errors(GenerationResult result) =>
        result.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);
}
