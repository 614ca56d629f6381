using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace NetGen.CodeFixes;

/// <summary>Replaces a wrong length by the network's constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LengthCodeFixProvider)), Shared]
public sealed class LengthCodeFixProvider : DocumentCodeFixProvider
{
    /// <summary>The property of a diagnostic that holds the right length as source text.</summary>
    private const string Length = "Length";

    /// <summary>The same without namespaces, to be read.</summary>
    private const string ShortLength = "ShortLength";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NETGEN020", "NETGEN021", "NETGEN022", "NETGEN023", "NETGEN026", "NETGEN027"];

    private protected override async Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return diagnostic.Properties.TryGetValue(ShortLength, out string? right) && FindLength(FindNode(root, diagnostic), model, cancellation) is { } wrong
            ? $"Replace {wrong} by {right}"
            : null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var lengths = new Dictionary<SyntaxNode, ExpressionSyntax>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // Of two calls that want different lengths of one array the first is heard.
            if (RightLength(diagnostic) is { } right && FindLength(FindNode(root, diagnostic), model, cancellation) is { } wrong && !lengths.ContainsKey(wrong))
                lengths.Add(wrong, right.WithTriviaFrom(wrong));
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(lengths.Keys, (wrong, _) => lengths[wrong]));
    }

    private static ExpressionSyntax? RightLength(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Length, out string? text) && text is not null ? Simplified(SyntaxFactory.ParseExpression(text)) : null;

    /// <summary>The outermost names, the constant among them, lose the namespaces that they do not need.</summary>
    private static ExpressionSyntax Simplified(ExpressionSyntax expression) => expression.ReplaceNodes(
        expression.DescendantNodesAndSelf(node => node is not MemberAccessExpressionSyntax).OfType<MemberAccessExpressionSyntax>(),
        static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The constant that gives an argument its length, in the call or where its variable is declared.</summary>
    private static ExpressionSyntax? FindLength(SyntaxNode? argument, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? length = argument switch
        {
            ArgumentSyntax syntax => FindLength(syntax.Expression, model, cancellation),
            ParenthesizedExpressionSyntax parentheses => FindLength(parentheses.Expression, model, cancellation),
            ArrayCreationExpressionSyntax { Initializer: null } array => Size(array.Type),
            StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax type } => Size(type),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "Slice" }, ArgumentList.Arguments: { Count: 2 } arguments } =>
                (arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == "length") ?? arguments[1]).Expression,
            IdentifierNameSyntax name when DeclaredValue(name, model, cancellation) is { } value and not IdentifierNameSyntax => FindLength(value, model, cancellation),
            _ => null,
        };
        return length is not null && model.GetConstantValue(length, cancellation).HasValue ? length : null;
    }

    private static ExpressionSyntax? Size(ArrayTypeSyntax type) =>
        type.RankSpecifiers.Count == 1 && type.RankSpecifiers[0].Sizes.Count == 1 ? type.RankSpecifiers[0].Sizes[0] : null;

    private static ExpressionSyntax? DeclaredValue(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? variable = model.GetSymbolInfo(name, cancellation).Symbol;
        return variable?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value.SyntaxTree == name.SyntaxTree
                ? value
                : null;
    }
}
