using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Replaces a name that no activation or loss has by the nearest one that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationNameCodeFixProvider)), Shared]
public sealed class ActivationNameCodeFixProvider : DocumentCodeFixProvider
{
    /// <summary>The compiler's: the name does not exist; the type has no such member.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0103", "CS0117"];

    private protected override async Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return FindNode(root, diagnostic) is SimpleNameSyntax name && FindNearest(name, model.Compilation) is { } nearest
            ? $"Replace {name.Identifier.ValueText} by {nearest}"
            : null;
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var names = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (FindNode(root, diagnostic) is SimpleNameSyntax name && FindNearest(name, model.Compilation) is { } nearest)
                names[name] = SyntaxFactory.IdentifierName(nearest).WithTriviaFrom(name);
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(names.Keys, (name, _) => names[name]));
    }

    private static string? FindNearest(SimpleNameSyntax name, Compilation compilation)
    {
        if (name.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: { } option, Parent.Parent: AttributeSyntax attribute }
            || LastName(attribute.Name) is not ("Network" or "NetworkAttribute")
            || compilation.GetTypeByMetadataName("NetGen.NetworkAttribute")?.GetMembers(option).OfType<IPropertySymbol>().FirstOrDefault() is not { } property)
            return null;

        ITypeSymbol type = property.Type is IArrayTypeSymbol array ? array.ElementType : property.Type;
        return type.TypeKind == TypeKind.Enum
            ? NearestName.Find(name.Identifier.ValueText, type.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name))
            : null;
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
