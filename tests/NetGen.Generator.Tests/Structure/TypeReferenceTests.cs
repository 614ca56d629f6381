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

    private static readonly CSharpCompilation s_generator = SourceCompilation.Of("generator/NetGen.Generator", "generator/NetGen.Generator/NetGen.Generator.csproj");

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
        AssertNone(s_references.Circles(file => IsIn(file, folder)).Select(circle => string.Join(", ", circle)));

    [Theory]
    [InlineData("Formulas/")]
    [InlineData("Model/")]
    [InlineData("Rules/")]
    [InlineData(Planning)]
    [InlineData("Diagnostics/")]
    public void OnlyTheGeneratorRefersToWhatWritesText(string folder) => AssertNoReference(folder, Emit);

    [Theory]
    [InlineData("Formulas/")]
    [InlineData("Model/")]
    [InlineData("Rules/")]
    public void WhatIsDeclaredKnowsNoPlan(string folder) => AssertNoReference(folder, Planning);

    [Fact]
    public void WhatIsDeclaredKnowsNoRule() => AssertNoReference("Model/", "Rules/");

    /// <summary>A number of the machine, a budget or a tile, is a decision.</summary>
    [Fact]
    public void NoNumberIsDecidedInEmit()
    {
        IEnumerable<string> constants =
            from tree in Trees(Emit)
            from node in tree.GetRoot().DescendantNodes()
            let declaration = node switch
            {
                FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword) => field.Declaration,
                LocalDeclarationStatementSyntax { IsConst: true } local => local.Declaration,
                _ => null,
            }
            where declaration?.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword or (int)SyntaxKind.LongKeyword }
            from variable in declaration.Variables
            select $"{tree.FilePath}: {variable.Identifier.Text}";
        AssertNone(constants);
    }

    /// <summary>A plan is finished before a line is written; what it costs is read from it.</summary>
    [Fact]
    public void NoPlanIsMadeInEmit()
    {
        IEnumerable<string> made =
            from tree in Trees(Emit)
            let model = s_generator.GetSemanticModel(tree)
            from node in tree.GetRoot().DescendantNodes()
            where IsMade(node, model) && IsOfPlanning(model.GetTypeInfo(node).Type)
            select $"{tree.FilePath}: {node}";
        AssertNone(made.Except(["Emit/DescriptionText.cs: NetworkCost.Of(plan)"]));
    }

    private static bool IsMade(SyntaxNode node, SemanticModel model) => node switch
    {
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax => true,
        InvocationExpressionSyntax => model.GetSymbolInfo(node).Symbol is IMethodSymbol { IsStatic: true } method && IsOfPlanning(method.ContainingType),
        _ => false,
    };

    private static bool IsOfPlanning(ITypeSymbol? type) => type is not null && type.DeclaringSyntaxReferences.Any(reference => IsIn(reference.SyntaxTree.FilePath, Planning));

    private static bool IsIn(string file, string folder) => file.StartsWith(folder, StringComparison.Ordinal);

    private static IEnumerable<SyntaxTree> Trees(string folder) => s_generator.SyntaxTrees.Where(tree => IsIn(tree.FilePath, folder));

    private static void AssertNoReference(string from, string to) =>
        AssertNone(s_references.All.Where(reference => IsIn(reference.From, from) && IsIn(reference.To, to)).Select(reference => $"{reference.From} refers to {reference.To}"));

    /// <summary>Says all that was found: a list of files is not to be cut short.</summary>
    private static void AssertNone(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));
}
