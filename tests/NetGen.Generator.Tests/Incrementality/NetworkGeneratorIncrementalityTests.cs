using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The network generator does again what an edit concerns, and nothing else.</summary>
public sealed class NetworkGeneratorIncrementalityTests
{
    // The name in the generator's TrackingNames, which is not public.
    private const string Model = "Model";

    private const string TestNetFile = "Sample.TestNet.g.cs";

    [Theory]
    [InlineData("None")]
    [InlineData("Clone")]
    [InlineData("UnrelatedFile")]
    [InlineData("CommentAbove")]
    [InlineData("WhitespaceBefore")]
    [InlineData("BodyElsewhere")]
    public void ReusesEverythingWhenTheNetworkIsAsItWas(string edit)
    {
        IncrementalRun run = Run(edit);

        run.AssertReused(Model);
        Assert.Equal([TestNetFile], run.FilesAfter.Keys);
    }

    [Theory]
    [InlineData("LayerSize")]
    [InlineData("Activation")]
    public void WritesTheNetworkAgainWhenItChanges(string edit)
    {
        IncrementalRun run = Run(edit);

        Assert.Equal([IncrementalStepRunReason.Modified], run.StepReasons(Model));
        Assert.Equal([IncrementalStepRunReason.Modified], run.OutputReasons);
        Assert.Equal([TestNetFile], run.FilesAfter.Keys);
        Assert.NotEqual(run.FilesBefore[TestNetFile], run.FilesAfter[TestNetFile]);
    }

    [Theory]
    [InlineData("SecondNetwork")]
    [InlineData("SecondNetworkInAnotherFile")]
    public void WritesOnlyTheSecondNetworkWhenOneIsAdded(string edit)
    {
        IncrementalRun run = Run(edit);

        Assert.Equal(2, run.StepReasons(Model).Count);
        Assert.True(IncrementalRun.IsReused(run.StepReasons(Model)[0]));
        Assert.Equal(IncrementalStepRunReason.New, run.StepReasons(Model)[1]);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], run.OutputReasons);
        Assert.Equal(run.FilesBefore[TestNetFile], run.FilesAfter[TestNetFile]);
        Assert.Equal(["Sample.SecondNet.g.cs", TestNetFile], run.FilesAfter.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WritesOneOfAHundredNetworksWhenOneChanges()
    {
        CSharpCompilation before = NetworkCompiler.CreateCompilation(
            Enumerable.Range(0, 100).Select(index => $"[Network({index + 1}, 2)] partial class Net{index};"), CompilationSettings.Default);
        SyntaxTree changed = before.SyntaxTrees[40];
        IncrementalRun run = IncrementalRun.Of(
            new NetworkGenerator(),
            before,
            before.ReplaceSyntaxTree(changed, changed.WithChangedText(SourceText.From("[Network(500, 2)] partial class Net40;"))));

        Assert.Equal(100, run.OutputReasons.Count);
        Assert.Single(run.OutputReasons, reason => reason == IncrementalStepRunReason.Modified);
        Assert.Equal(99, run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(["Net40.g.cs"], run.FilesAfter.Where(file => run.FilesBefore[file.Key] != file.Value).Select(file => file.Key));
    }

    [Fact]
    public void RenamesTheFileWithTheClass()
    {
        IncrementalRun run = Run("ClassName");

        Assert.Contains(IncrementalStepRunReason.Modified, run.StepReasons(Model));
        Assert.Contains(IncrementalStepRunReason.Modified, run.OutputReasons);
        Assert.Equal(["Sample.RenamedNet.g.cs"], run.FilesAfter.Keys);
        Assert.DoesNotContain("TestNet", run.FilesAfter.Values.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Removed")]
    [InlineData("Invalid")]
    public void RemovesTheFileWithTheNetwork(string edit)
    {
        IncrementalRun run = Run(edit);

        Assert.Equal([TestNetFile], run.FilesBefore.Keys);
        Assert.Empty(run.FilesAfter);
    }

    [Theory]
    [InlineData("CommentAbove")]
    [InlineData("LayerSize")]
    [InlineData("SecondNetwork")]
    public void HoldsNothingOfRoslynBetweenRuns(string edit)
    {
        IReadOnlyList<(string Step, object Value)> values = PipelineValues.Of(Run(edit));

        Assert.Contains(Model, values.Select(value => value.Step));
        Assert.All(values, value => Assert.True(
            RoslynObjectSearch.Find(value.Value) is null, $"{value.Step}: {RoslynObjectSearch.Find(value.Value)}"));
    }

    private static IncrementalRun Run(string edit) => Edit.Of(edit).Run(new NetworkGenerator());
}
