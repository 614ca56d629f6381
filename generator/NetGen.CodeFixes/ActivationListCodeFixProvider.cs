using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace NetGen.CodeFixes;

/// <summary>Gives the list of activations one per hidden layer: drops the last ones or repeats the last one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationListCodeFixProvider)), Shared]
public sealed class ActivationListCodeFixProvider : DocumentCodeFixProvider
{
    /// <summary>The property of a diagnostic that holds the right number.</summary>
    private const string HiddenLayers = "HiddenLayers";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["NETGEN009"];

    private protected override async Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        if (Count(diagnostic) is not { } count || FindArgument(root, diagnostic) is not { } argument)
            return null;
        if (count == 0)
            return "Remove Activations";
        return Elements(argument.Expression) is not { } elements ? null
            : elements.Count > count ? "Drop the activations of no layer"
            : "Add the missing activations";
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var lists = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Count(diagnostic) is not { } count || FindArgument(root, diagnostic) is not { Parent: AttributeArgumentListSyntax list } argument)
                continue;
            if (count == 0)
                lists[list] = list.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!;
            else if (WithCount(argument.Expression, count) is { } expression)
                lists[list] = list.ReplaceNode(argument.Expression, expression.WithTriviaFrom(argument.Expression));
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(lists.Keys, (list, _) => lists[list]));
    }

    private static int? Count(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(HiddenLayers, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    private static AttributeArgumentSyntax? FindArgument(SyntaxNode root, Diagnostic diagnostic) =>
        FindNode(root, diagnostic).FirstAncestorOrSelf<AttributeArgumentSyntax>();

    /// <summary>The written activations; null where the list is not written here.</summary>
    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ArrayCreationExpressionSyntax => [],
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression)],
        _ => null,
    };

    private static ExpressionSyntax? WithCount(ExpressionSyntax list, int count)
    {
        if (Elements(list) is not { } elements)
            return null;
        ExpressionSyntax last = elements.Count > 0 ? elements[elements.Count - 1].WithoutTrivia() : SyntaxFactory.ParseExpression("global::NetGen.Activation.ReLU").WithAdditionalAnnotations(Simplifier.Annotation);
        IEnumerable<ExpressionSyntax> activations = elements
            .Take(count)
            .Concat(Enumerable.Repeat(last, Math.Max(0, count - elements.Count)))
            .Select(activation => activation.WithoutTrivia());
        string text = string.Join(", ", activations.Select((_, index) => "x" + index.ToString(CultureInfo.InvariantCulture)));
        ExpressionSyntax draft = SyntaxFactory.ParseExpression(list is CollectionExpressionSyntax ? $"[{text}]" : $"new[] {{ {text} }}");

        // The draft brings the commas and spaces; its names make way for the activations.
        ExpressionSyntax[] written = [.. activations];
        IdentifierNameSyntax[] names = [.. draft.DescendantNodes().OfType<IdentifierNameSyntax>()];
        return draft.ReplaceNodes(names, (name, _) => written[Array.IndexOf(names, name)].WithTriviaFrom(name));
    }
}
