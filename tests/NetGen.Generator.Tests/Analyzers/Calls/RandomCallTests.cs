using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
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
    private const int Compilations = 1;
    private const int CallsPerCompilation = 600;

    /// <summary>Of a program that fails FsCheck looks for fewer calls that fail too; its message has the seeds of these.</summary>
    [Fact]
    public void AgreeWithTheAnalyzer()
    {
        Arbitrary<int[]> seeds = Arb.From(
            Gen.Choose(0, int.MaxValue).ArrayOf(CallsPerCompilation),
            failing => failing.Length == 1 ? [] : [failing[..(failing.Length / 2)], failing[(failing.Length / 2)..]]);
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(Compilations)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(2025), Microsoft.FSharp.Core.FSharpOption<int>.None));
        Check.One(config, Prop.ForAll(seeds, drawn => AssertAgrees(drawn).GetAwaiter().GetResult()));
    }

    private static async Task AssertAgrees(int[] seeds)
    {
        RandomCall[] calls = [.. seeds.Select((seed, number) => RandomCall.Draw(number, new Random(seed)))];
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
        if (calls.Length < CallsPerCompilation)
            return;
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
