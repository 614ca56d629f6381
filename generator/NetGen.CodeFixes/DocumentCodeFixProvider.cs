using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>A fix that repairs any number of diagnostics of one document at once, so that Fix All is the same code.</summary>
public abstract class DocumentCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FindTitleAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } title)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What the editor offers; null where there is nothing to offer.</summary>
    private protected abstract Task<string?> FindTitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    /// <summary>The document with the diagnostics repaired; those that cannot be are left.</summary>
    private protected abstract Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation);

    /// <summary>The innermost node under a diagnostic.</summary>
    private protected static SyntaxNode FindNode(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
