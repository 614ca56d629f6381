using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Testing;

namespace NetGen.Benchmarks.Cost;

/// <summary>What the generator costs, from nothing and after an edit.</summary>
internal static class GeneratorCost
{
    private const int WarmUp = 10;
    private const int Repetitions = 31;

    /// <summary>One edit after another in a project, as while somebody types.</summary>
    /// <param name="Milliseconds">The median of one run of the generator.</param>
    /// <param name="Written">The most files that one run wrote again.</param>
    /// <param name="Reused">The fewest files that one run took over.</param>
    internal sealed record Edits(double Milliseconds, int Written, int Reused);

    /// <summary>The first run in this process, and the median of later ones, each by a driver that knows nothing.</summary>
    public static (double First, double Median) Cold(string source)
    {
        CSharpCompilation compilation = NetworkCompiler.CreateCompilation([source], CompilationSettings.Default);
        double first = Timing.Milliseconds(() => Driver().RunGenerators(compilation.Clone()));
        double[] times = [.. Enumerable.Range(0, WarmUp + Repetitions).Select(_ => Timing.Milliseconds(() => Driver().RunGenerators(compilation.Clone())))];
        return (first, Timing.Median(times.Skip(WarmUp)));
    }

    /// <summary>Replaces a piece of one file by itself and a counter, again and again.</summary>
    /// <param name="sources">The project.</param>
    /// <param name="edited">The index of the file.</param>
    /// <param name="change">The text of the file after an edit, from the number of the edit.</param>
    public static Edits Edit(IReadOnlyList<string> sources, int edited, Func<int, string> change)
    {
        CSharpCompilation compilation = NetworkCompiler.CreateCompilation(sources, CompilationSettings.Default);
        GeneratorDriver driver = Driver().RunGenerators(compilation);
        var times = new List<double>();
        int written = 0, reused = int.MaxValue;
        for (int edit = 0; edit < WarmUp + Repetitions; edit++)
        {
            SyntaxTree tree = compilation.SyntaxTrees[edited];
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(change(edit))));
            double time = Timing.Milliseconds(() => driver = driver.RunGenerators(compilation));
            IncrementalStepRunReason[] reasons =
                [.. driver.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];
            written = Math.Max(written, reasons.Count(reason => reason != IncrementalStepRunReason.Cached));
            reused = Math.Min(reused, reasons.Count(reason => reason == IncrementalStepRunReason.Cached));
            if (edit >= WarmUp)
                times.Add(time);
        }

        return new(Timing.Median(times), written, reused);
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [CompilationSettings.Default.Generator().AsSourceGenerator()],
        parseOptions: CompilationSettings.Default.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
