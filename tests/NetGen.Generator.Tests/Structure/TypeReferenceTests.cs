using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Structure;

/// <summary>
/// Data flows one way through the generator, from the attribute to the text: what decides refers to nothing that writes, what writes decides
/// nothing, and no file needs another that needs it.
/// </summary>
public sealed class TypeReferenceTests
{
    private const string Emit = "Emit/";

    private const string Planning = "Planning/";

    /// <summary>The numbers that may stand in Emit: how long a text may be.</summary>
    private static readonly string[] s_textWidths = ["Emit/HintNames.cs: LongestName"];

    private static readonly CSharpCompilation s_generator = GeneratorSources.Compile();

    private static readonly FileReferences s_references = new(s_generator);

    /// <summary>Otherwise names would mean nothing, and every test here would pass.</summary>
    [Fact]
    public void TheSourcesCompile()
    {
        Assert.Empty(s_generator.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Contains(("NetworkGenerator.cs", "Emit/NetworkEmitter.cs"), s_references.All);
        Assert.Contains(("Planning/NetworkPlan.cs", "Planning/LayerPlan.cs"), s_references.All);
    }

    [Theory]
    [InlineData(Emit)]
    [InlineData(Planning)]
    public void NoFileNeedsAnotherThatNeedsIt(string folder) =>
        Assert.Empty(s_references.Circles(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(circle => string.Join(", ", circle)));

    [Theory]
    [InlineData("Formulas/")]
    [InlineData("Model/")]
    [InlineData("Rules/")]
    [InlineData(Planning)]
    [InlineData("Diagnostics/")]
    public void OnlyTheGeneratorRefersToWhatWritesText(string folder) =>
        Assert.DoesNotContain(s_references.All, reference => reference.From.StartsWith(folder, StringComparison.Ordinal) && reference.To.StartsWith(Emit, StringComparison.Ordinal));

    [Theory]
    [InlineData("Formulas/")]
    [InlineData("Model/")]
    [InlineData("Rules/")]
    public void WhatIsDeclaredKnowsNoPlan(string folder) =>
        Assert.DoesNotContain(s_references.All, reference => reference.From.StartsWith(folder, StringComparison.Ordinal) && reference.To.StartsWith(Planning, StringComparison.Ordinal));

    /// <summary>A number of the machine, a budget or a tile, is a decision.</summary>
    [Fact]
    public void NoNumberIsDecidedInEmit()
    {
        IEnumerable<string> constants =
            from node in Nodes(Emit)
            let declaration = node switch
            {
                FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword) => field.Declaration,
                LocalDeclarationStatementSyntax { IsConst: true } local => local.Declaration,
                _ => null,
            }
            where declaration?.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword or (int)SyntaxKind.LongKeyword }
            from variable in declaration.Variables
            select $"{node.SyntaxTree.FilePath}: {variable.Identifier.Text}";
        Assert.Empty(constants.Except(s_textWidths));
    }

    /// <summary>A plan is finished before a line is written.</summary>
    [Fact]
    public void NoPlanIsMadeInEmit()
    {
        IEnumerable<string> made =
            from node in Nodes(Emit)
            where node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or WithExpressionSyntax
            let model = s_generator.GetSemanticModel(node.SyntaxTree)
            let type = model.GetTypeInfo(node).Type
            where IsOfPlanning(type)
            where node is not InvocationExpressionSyntax || model.GetSymbolInfo(node).Symbol is IMethodSymbol { IsStatic: true } method && IsOfPlanning(method.ContainingType)
            where type!.Name != "NetworkCost"
            select $"{node.SyntaxTree.FilePath}: {node}";
        Assert.Empty(made);
    }

    private static bool IsOfPlanning(ITypeSymbol? type) =>
        type is not null && type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.StartsWith(Planning, StringComparison.Ordinal));

    private static IEnumerable<SyntaxNode> Nodes(string folder) =>
        s_generator.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal)).SelectMany(tree => tree.GetRoot().DescendantNodes());
}
