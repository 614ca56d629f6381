using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The harness tells a good pipeline from bad ones.</summary>
public sealed class IncrementalRunTests
{
    private const string Step = "Model";

    private static readonly Edit s_comment = Edit.Of("CommentAbove");

    [Fact]
    public void AcceptsAGoodPipeline()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<Good>(Good.Of));

        run.AssertReused(Step);
        Assert.All(PipelineValues.Of(run), value => Assert.Null(RoslynObjectSearch.Find(value.Value)));
    }

    [Fact]
    public void LooksAtEveryStepOfThePipeline()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<Good>(Good.Of));

        IEnumerable<string> steps = PipelineValues.Of(run).Select(value => value.Step);
        Assert.Contains(Step, steps);
        Assert.Contains("result_ForAttributeWithMetadataName", steps);
        Assert.Contains("an unnamed step", steps);
    }

    [Fact]
    public void RejectsAModelThatComparesByReference()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<ByReference>(ByReference.Of));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => run.AssertReused(Step));
        Assert.Equal([IncrementalStepRunReason.Modified], run.StepReasons(Step));
    }

    [Fact]
    public void RejectsAModelWithAPositionInTheFile()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<Positioned>(Positioned.Of));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => run.AssertReused(Step));
    }

    [Fact]
    public void RejectsARoslynObjectInANamedStep()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<WithSymbol>(WithSymbol.Of));
        Assert.Contains(PipelineValues.Of(run), value => value.Step == Step && RoslynObjectSearch.Find(value.Value) is not null);
    }

    [Fact]
    public void RejectsARoslynObjectInAnUnnamedStep()
    {
        IncrementalRun run = s_comment.Run(new DetourGenerator());
        Assert.Contains(PipelineValues.Of(run), value => RoslynObjectSearch.Find(value.Value) is not null);
        Assert.DoesNotContain(PipelineValues.Of(run), value => value.Step == Step && RoslynObjectSearch.Find(value.Value) is not null);
    }

    [Fact]
    public void RejectsAnUnknownStep()
    {
        IncrementalRun run = s_comment.Run(new MiniatureGenerator<Good>(Good.Of));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => run.AssertReused("Modle"));
    }

    private sealed record Good(string Name, string Sizes)
    {
        public static Good Of(GeneratorAttributeSyntaxContext context) => new(context.TargetSymbol.Name, context.Attributes[0].ToString()!);
    }

    private sealed record ByReference(string Name, ImmutableArray<int> Sizes)
    {
        public static ByReference Of(GeneratorAttributeSyntaxContext context) => new(context.TargetSymbol.Name, [1, 2]);
    }

    private sealed record Positioned(string Name, int Start)
    {
        public static Positioned Of(GeneratorAttributeSyntaxContext context) => new(context.TargetSymbol.Name, context.TargetNode.SpanStart);
    }

    private sealed record WithSymbol(ISymbol Symbol)
    {
        public static WithSymbol Of(GeneratorAttributeSyntaxContext context) => new(context.TargetSymbol);
    }

    /// <summary>The shape of a well-made pipeline, with a model to try.</summary>
    private sealed class MiniatureGenerator<TModel>(Func<GeneratorAttributeSyntaxContext, TModel> read) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.SyntaxProvider
                    .ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (_, _) => true, (syntax, _) => read(syntax))
                    .Where(static model => model is not null)
                    .WithTrackingName(Step)
                    .Select(static (model, _) => model),
                static (output, model) => output.AddSource("Model.g.cs", SourceText.From($"// {model}", Encoding.UTF8)));
    }

    /// <summary>Holds syntax in a step without a name, and a plain string in the named one.</summary>
    private sealed class DetourGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.SyntaxProvider
                    .ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (_, _) => true, static (syntax, _) => (ClassDeclarationSyntax)syntax.TargetNode)
                    .Select(static (node, _) => node.Identifier.Text)
                    .WithTrackingName(Step),
                static (output, name) => output.AddSource("Model.g.cs", SourceText.From($"// {name}", Encoding.UTF8)));
    }
}
