using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>
/// Writes the activation, loss, precision or unrolling that was meant: in full where its short name means something else, by its name here
/// where it has another elsewhere, and spelt right.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptionNameCodeFixProvider)), Shared]
public sealed class OptionNameCodeFixProvider : DocumentCodeFixProvider
{
    /// <summary>
    /// The compiler's. The name does not exist (CS0103), or not in the type (CS0117); it is a type or a namespace (CS0118, CS0119), a method (CS0428),
    /// a member of an instance (CS0120), inaccessible (CS0122), or several of these (CS0104, CS0229); its value, or a list with it, is of another type
    /// (CS0029, CS0266, CS0826) or no constant (CS0182).
    /// </summary>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        ["CS0029", "CS0103", "CS0104", "CS0117", "CS0118", "CS0119", "CS0120", "CS0122", "CS0182", "CS0229", "CS0266", "CS0428", "CS0826"];

    private protected override async Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        string[] replacements = [.. FindReplacements(FindNode(root, diagnostic), model).Select(replacement => $"{replacement.Written} by {replacement.Meant}").Distinct()];
        return replacements.Length > 0 ? "Replace " + string.Join(", ", replacements) : null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var values = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            foreach ((ExpressionSyntax written, ExpressionSyntax meant) in FindReplacements(FindNode(root, diagnostic), model))
                values[written] = meant.WithTriviaFrom(written);
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(values.Keys, (value, _) => values[value]));
    }

    /// <summary>The values under a diagnostic, of which a list may have several, each with what it was meant to be.</summary>
    private static IEnumerable<(ExpressionSyntax Written, ExpressionSyntax Meant)> FindReplacements(SyntaxNode node, SemanticModel model)
    {
        IEnumerable<SyntaxNode> values = node switch
        {
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => [node],
        };
        foreach (SyntaxNode value in values)
        {
            if (FindReplacement(value, model) is { } replacement)
                yield return replacement;
        }
    }

    /// <summary>The value of an option under a diagnostic, and what it was meant to be; null where that is not known, or already there.</summary>
    private static (ExpressionSyntax Written, ExpressionSyntax Meant)? FindReplacement(SyntaxNode node, SemanticModel model)
    {
        if (FindValue(node) is not { } value || FindType(node, model.Compilation) is not { } type || WrittenName(value) is not { } name)
            return null;
        string[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name)];
        if (members.FirstOrDefault(member => member == name) is { } same)
            return Qualify(value, same, type, model) is { } qualified && !qualified.IsEquivalentTo(value) ? (value, qualified) : null;
        return (OptionVocabulary.Find(type.Name, name) ?? NearestName.Find(name, members)) is { } meant && Qualify(value, meant, type, model) is { } replacement
            ? NameOnly(value, replacement)
            : null;
    }

    /// <summary>The whole of what is written for an activation, loss and so on: one name, a chain of them, or a text as other libraries take it.</summary>
    private static ExpressionSyntax? FindValue(SyntaxNode node)
    {
        if (node is not (SimpleNameSyntax or MemberAccessExpressionSyntax or AliasQualifiedNameSyntax or LiteralExpressionSyntax))
            return null;
        var value = (ExpressionSyntax)node;
        while (value.Parent is MemberAccessExpressionSyntax or AliasQualifiedNameSyntax)
            value = (ExpressionSyntax)value.Parent;
        return value;
    }

    private static string? WrittenName(ExpressionSyntax value) => value switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        LiteralExpressionSyntax { Token.Value: string text } => text,
        _ => null,
    };

    /// <summary>The enum of the option that a node stands in, inside a <c>[Network]</c> attribute.</summary>
    private static INamedTypeSymbol? FindType(SyntaxNode node, Compilation compilation)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: { } option, Parent.Parent: AttributeSyntax attribute }
            || LastName(attribute.Name) is not ("Network" or "NetworkAttribute")
            || compilation.GetTypeByMetadataName("NetGen.NetworkAttribute")?.GetMembers(option).OfType<IPropertySymbol>().FirstOrDefault() is not { } property)
            return null;
        ITypeSymbol type = property.Type is IArrayTypeSymbol array ? array.ElementType : property.Type;
        return type.TypeKind == TypeKind.Enum ? type as INamedTypeSymbol : null;
    }

    /// <summary>The shortest way to write a member that means it where the value stands, as it was written if that will do.</summary>
    private static ExpressionSyntax? Qualify(ExpressionSyntax value, string member, INamedTypeSymbol type, SemanticModel model)
    {
        var candidates = new List<string> { member, $"{type.Name}.{member}", $"NetGen.{type.Name}.{member}", $"global::NetGen.{type.Name}.{member}" };
        if (value is MemberAccessExpressionSyntax access)
            candidates[0] = $"{access.Expression.WithoutTrivia()}.{member}";
        foreach (string candidate in candidates)
        {
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(candidate);
            if (model.GetSpeculativeSymbolInfo(value.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Symbol is IFieldSymbol field
                && field.Name == member
                && SymbolEqualityComparer.Default.Equals(field.ContainingType, type))
                return expression;
        }

        return null;
    }

    /// <summary>Where only the last of a chain of names is wrong, that is all to be replaced.</summary>
    private static (ExpressionSyntax Written, ExpressionSyntax Meant) NameOnly(ExpressionSyntax value, ExpressionSyntax replacement) =>
        value is MemberAccessExpressionSyntax before && replacement is MemberAccessExpressionSyntax after && before.Expression.IsEquivalentTo(after.Expression)
            ? (before.Name, after.Name)
            : (value, replacement);

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
