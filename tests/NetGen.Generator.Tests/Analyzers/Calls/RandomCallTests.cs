using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>
/// The analyzer agrees with what running a call does: what it reports throws, what works is not reported, and where the
/// source determines every length, what throws is reported.
/// </summary>
public sealed class RandomCallTests
{
    private const int CallsPerCompilation = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AgreeWithTheAnalyzer(int seed)
    {
        var random = new Random(seed);
        RandomCall[] calls = [.. Enumerable.Range(0, CallsPerCompilation).Select(number => RandomCall.Draw(number, random))];
        string source = RandomCall.Declarations + "static class Calls\n{\n" + string.Concat(calls.Select(call => call.Text)) + "}";

        GenerationResult generation = NetworkCompiler.Generate(source);
        HashSet<string> reported = await ReportedMethods(generation.Output);
        using CompiledNetworks networks = NetworkCompiler.Load(generation);
        Type type = networks.Type("Calls");

        var disagreements = new List<string>();
        int determinedFaults = 0, works = 0;
        foreach (RandomCall call in calls)
        {
            bool[] throws = [.. Enumerable.Range(0, 5).Select(n => Throws(type, call, n))];
            if (reported.Contains(call.Name) && !throws.All(thrown => thrown))
                disagreements.Add("reported, but works:\n" + call.Text);
            if (call.IsDetermined && throws[0] && !reported.Contains(call.Name))
                disagreements.Add("throws, but is not reported:\n" + call.Text);
            determinedFaults += call.IsDetermined && throws[0] ? 1 : 0;
            works += throws.All(thrown => thrown) ? 0 : 1;
        }

        Assert.True(disagreements.Count == 0, $"{disagreements.Count} disagreements\n{string.Join("\n", disagreements.Take(5))}");

        // Neither silence nor an error everywhere would pass.
        Assert.InRange(determinedFaults, CallsPerCompilation / 10, CallsPerCompilation);
        Assert.InRange(works, CallsPerCompilation / 10, CallsPerCompilation);
    }

    private static bool Throws(Type type, RandomCall call, int n)
    {
        try
        {
            type.GetMethod(call.Name, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [n]);
            return false;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException)
        {
            return true;
        }
    }

    private static async Task<HashSet<string>> ReportedMethods(Compilation compilation)
    {
        var methods = new HashSet<string>();
        foreach (Diagnostic diagnostic in await compilation.WithAnalyzers([new NetworkCallAnalyzer()]).GetAnalyzerDiagnosticsAsync())
        {
            Assert.StartsWith("NETGEN", diagnostic.Id, StringComparison.Ordinal);
            SyntaxNode root = await diagnostic.Location.SourceTree!.GetRootAsync();
            methods.Add(root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.ValueText);
        }

        return methods;
    }
}
