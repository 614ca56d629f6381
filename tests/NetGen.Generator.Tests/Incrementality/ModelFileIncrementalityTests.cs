using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>An edit of code reads no description of a model again; another description writes the networks that use it, and no other.</summary>
public sealed class ModelFileIncrementalityTests
{
    // The names in the generator's TrackingNames, which is not public.
    private const string ModelFileStep = "ModelFile";
    private const string ModelStep = "Model";

    private const string Source =
        """
        namespace Sample;

        [Network("policy.onnx")]
        public static partial class Policy;

        [Network("large.onnx")]
        public static partial class Large;

        [Network(3, 2)]
        public partial class Plain;
        """;

    [Fact]
    public void AnEditOfCodeReadsNoDescriptionAgain()
    {
        GeneratorRunResult run = Run(
            (driver, compilation) => driver.RunGenerators(compilation.AddSyntaxTrees(NetworkCompiler.Parse("class Unrelated;", "Added.cs", CompilationSettings.Default))));

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run.TrackedSteps[ModelFileStep]).Distinct());
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasons(run).Distinct());
    }

    [Fact]
    public void AnEditOfANetworkReadsNoDescriptionAgain()
    {
        GeneratorRunResult run = Run((driver, compilation) => driver.RunGenerators(
            compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], NetworkCompiler.Parse(Source.Replace("3, 2", "3, 4", StringComparison.Ordinal), "Source0.cs", CompilationSettings.Default))));

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run.TrackedSteps[ModelFileStep]).Distinct());
        Assert.Equal(1, OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void AnotherDescriptionWritesTheNetworksThatUseIt()
    {
        ModelFile changed = Models.Policy with { Description = Models.Policy.Description.Replace("row\t2\t0\t", "row\t2\t0\t-", StringComparison.Ordinal).Replace("--", "", StringComparison.Ordinal) };
        Assert.NotEqual(Models.Policy.Description, changed.Description);
        GeneratorRunResult run = Run(changed);

        Assert.Equal(1, OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, OutputReasons(run).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.All(Reasons(run.TrackedSteps[ModelStep]), reason => Assert.True(reason is not IncrementalStepRunReason.New, $"{reason}"));
    }

    [Fact]
    public void ADescriptionThatIsWrittenAnewWithTheSameTextWritesNothing()
    {
        GeneratorRunResult run = Run(Models.Policy with { });

        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasons(run).Distinct());
    }

    [Fact]
    public void ADescriptionThatIsGoneTakesItsNetworkWithIt()
    {
        GeneratorRunResult run = Run((driver, compilation) => driver.RemoveAdditionalTexts([driver.Policy]).RunGenerators(compilation));

        Assert.Equal(["Sample.Large.g.cs", "Sample.Plain.g.cs"], run.GeneratedSources.Where(IsOfClass).Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    /// <summary>Nothing of Roslyn's is held from one run to the next.</summary>
    [Fact]
    public void HoldsNothingOfRoslyn()
    {
        GeneratorRunResult run = Run(Models.Policy with { });
        IEnumerable<object> values = run.TrackedSteps[ModelFileStep].Concat(run.TrackedSteps[ModelStep]).SelectMany(step => step.Outputs).Select(output => output.Value);

        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Null(RoslynObjectSearch.Find(value)));
    }

    private static GeneratorRunResult Run(ModelFile replacement) =>
        Run((driver, compilation) => driver.ReplaceAdditionalText(driver.Policy, replacement.Text).RunGenerators(compilation));

    /// <summary>The second of two runs.</summary>
    private static GeneratorRunResult Run(Func<Driver, CSharpCompilation, GeneratorDriver> second)
    {
        CSharpCompilation compilation = NetworkCompiler.CreateCompilation([Source], CompilationSettings.Default);
        AdditionalText policy = Models.Policy.Text;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            [policy, Models.Large.Text],
            CompilationSettings.Default.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        Assert.Equal(3, driver.GetRunResult().Results.Single().GeneratedSources.Count(IsOfClass));
        return second(new(driver, policy), compilation).GetRunResult().Results.Single();
    }

    /// <summary>Whether a file is the first of a network's.</summary>
    private static bool IsOfClass(GeneratedSourceResult source) => !source.HintName.Contains('-', StringComparison.Ordinal);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult run) => Reasons(run.TrackedOutputSteps.Values.SelectMany(steps => steps));

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>A driver that has run, and the additional text of the policy.</summary>
    private sealed record Driver(GeneratorDriver Value, AdditionalText Policy)
    {
        public GeneratorDriver RunGenerators(Compilation compilation) => Value.RunGenerators(compilation);

        public GeneratorDriver ReplaceAdditionalText(AdditionalText old, AdditionalText text) => Value.ReplaceAdditionalText(old, text);

        public GeneratorDriver RemoveAdditionalTexts(ImmutableArray<AdditionalText> texts) => Value.RemoveAdditionalTexts(texts);
    }
}
