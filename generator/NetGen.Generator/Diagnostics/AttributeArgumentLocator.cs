using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>Finds the source of the argument that breaks a rule.</summary>
internal static class AttributeArgumentLocator
{
    public static SyntaxNode Find(AttributeSyntax attribute, RuleViolation violation)
    {
        if (attribute.ArgumentList is not { } list)
            return attribute;

        if (violation.Argument is { } name)
        {
            AttributeArgumentSyntax? argument = list.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
            if (argument is null)
                return attribute;
            return violation.Index >= 0 && Element(argument.Expression, violation.Index) is { } element ? element : argument.Expression;
        }

        if (violation.Index < 0)
            return attribute;

        // The sizes are either the positional arguments or the elements of one array.
        AttributeArgumentSyntax[] sizes = [.. list.Arguments.Where(argument => argument.NameEquals is null)];
        if (sizes.Length == 1 && Element(sizes[0].Expression, violation.Index) is { } size)
            return size;
        return violation.Index < sizes.Length ? sizes[violation.Index].Expression : attribute;
    }

    private static ExpressionSyntax? Element(ExpressionSyntax expression, int index)
    {
        InitializerExpressionSyntax? initializer = expression switch
        {
            ArrayCreationExpressionSyntax array => array.Initializer,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer,
            _ => null,
        };
        if (initializer is not null)
            return index < initializer.Expressions.Count ? initializer.Expressions[index] : null;
        return expression is CollectionExpressionSyntax collection && index < collection.Elements.Count && collection.Elements[index] is ExpressionElementSyntax element
            ? element.Expression
            : null;
    }
}
