using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>A generator that has run before and after an edit, with the record of what the second run did again.</summary>
internal sealed class IncrementalRun
{
    private readonly GeneratorRunResult _first;
    private readonly GeneratorRunResult _second;

    private IncrementalRun(GeneratorRunResult first, GeneratorRunResult second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The files after the first run, by hint name.</summary>
    public IReadOnlyDictionary<string, string> FilesBefore => Files(_first);

    /// <summary>The files after the second run, by hint name.</summary>
    public IReadOnlyDictionary<string, string> FilesAfter => Files(_second);

    /// <summary>The steps that write files, of the second run.</summary>
    public IReadOnlyList<IncrementalGeneratorRunStep> OutputSteps =>
        [.. _second.TrackedOutputSteps.Values.SelectMany(steps => steps)];

    /// <summary>Why the second run has each of the files.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons => Reasons(OutputSteps);

    /// <summary>Runs a generator twice.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="before">The compilation of the first run.</param>
    /// <param name="after">The compilation of the second run.</param>
    /// <returns>Both runs.</returns>
    public static IncrementalRun Of(IIncrementalGenerator generator, CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)before.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(before);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        GeneratorRunResult second = driver.RunGenerators(after).GetRunResult().Results.Single();
        Assert.Null(first.Exception);
        Assert.Null(second.Exception);
        return new IncrementalRun(first, second);
    }

    /// <summary>Why the second run has each value of a named step.</summary>
    /// <param name="step">The step's tracking name; a step that does not exist fails.</param>
    /// <returns>One reason per value.</returns>
    public IReadOnlyList<IncrementalStepRunReason> StepReasons(string step)
    {
        Assert.Contains(step, _second.TrackedSteps.Keys);
        return Reasons(_second.TrackedSteps[step]);
    }

    /// <summary>Fails unless the second run reused every value of a step and every file.</summary>
    /// <param name="step">The step's tracking name.</param>
    /// <remarks>The step may have run again if what came out is equal (Unchanged); a file may not (Cached).</remarks>
    public void AssertReused(string step)
    {
        Assert.NotEmpty(StepReasons(step));
        Assert.All(StepReasons(step), reason => Assert.True(IsReused(reason), $"{step} is {reason}."));
        Assert.NotEmpty(OutputReasons);
        Assert.All(OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(FilesBefore, FilesAfter);
    }

    /// <summary>Whether a reason says that the value is the one of the first run.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>True for Cached and Unchanged.</returns>
    public static bool IsReused(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IReadOnlyList<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static Dictionary<string, string> Files(GeneratorRunResult result) =>
        GeneratedFile.OfNetworks(result.GeneratedSources.Select(source => new GeneratedFile(source.HintName, source.SourceText.ToString())))
            .ToDictionary(file => file.HintName, file => file.Text);
}
