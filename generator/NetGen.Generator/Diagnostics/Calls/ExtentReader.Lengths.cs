using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <content>The lengths of arrays and spans.</content>
internal sealed partial class ExtentReader
{
    /// <summary>The length of an array or span; <see cref="Extent.Unknown"/> where the source does not determine it.</summary>
    public Extent Length(IOperation? operation, int depth = 0)
    {
        if (operation is null || depth > DeepestChain)
            return Extent.Unknown;

        IOperation value = Unwrap(operation);
        if (InlineArrayLength(value.Type) is { } inlineLength && IsSequence(operation.Type))
            return Extent.Exact(inlineLength);

        return LengthOf(value, depth).AsLength();
    }

    /// <summary>The operation without the conversions between arrays and spans, which keep the length.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion && KeepsLength(conversion))
            operation = conversion.Operand;
        return operation;
    }

    private Extent LengthOf(IOperation value, int depth)
    {
        if (value.ConstantValue is { HasValue: true, Value: null })
            return Extent.Exact(0);
        switch (value.Kind)
        {
            case OperationKind.DefaultValue:
                return IsSequence(value.Type) ? Extent.Exact(0) : Extent.Unknown;
            case OperationKind.ArrayCreation:
                ImmutableArray<IOperation> sizes = ((IArrayCreationOperation)value).DimensionSizes;
                return sizes.Length == 1 ? Number(sizes[0], depth + 1) : Extent.Unknown;
            case OperationKind.CollectionExpression:
                ImmutableArray<IOperation> elements = ((ICollectionExpressionOperation)value).Elements;
                return IsSequence(value.Type) && !elements.Any(static element => element.Kind == OperationKind.Spread) ? Extent.Exact(elements.Length) : Extent.Unknown;
            case OperationKind.LocalReference or OperationKind.ParameterReference:
                return IsSequence(value.Type) && Reference(value) is { } variable ? Variable(variable, isLength: true, depth) : Extent.Unknown;
            case OperationKind.FieldReference:
                return IsSequence(value.Type) ? Member(((IFieldReferenceOperation)value).Field, isLength: true, depth) : Extent.Unknown;
            case OperationKind.PropertyReference:
                return IsSequence(value.Type) ? Property((IPropertyReferenceOperation)value, depth) : Extent.Unknown;
            case OperationKind.Invocation:
                return Invocation((IInvocationOperation)value, depth);
            case OperationKind.ArrayElementReference:
                var element = (IArrayElementReferenceOperation)value;
                return element.Indices.Length == 1 && element.Indices[0] is IRangeOperation stretch ? Range(Length(element.ArrayReference, depth + 1), stretch, depth) : Extent.Unknown;
            case OperationKind.ImplicitIndexerReference:
                var slice = (IImplicitIndexerReferenceOperation)value;
                return slice.Argument is IRangeOperation range ? Range(Length(slice.Instance, depth + 1), range, depth) : Extent.Unknown;
            case OperationKind.Conditional:
                var conditional = (IConditionalOperation)value;
                return Both(Length(conditional.WhenTrue, depth + 1), Length(conditional.WhenFalse, depth + 1));
            default:
                return StackAllocation(value, depth);
        }
    }

    private static bool KeepsLength(IConversionOperation conversion)
    {
        if (!IsSequence(conversion.Type))
            return false;
        if (conversion.OperatorMethod is { } method && !SpanTypes.IsSpan(method.ContainingType))
            return false;

        // stackalloc and collection expressions have no type of their own, or that of their target.
        ITypeSymbol? from = conversion.Operand.Type;
        return from is null || IsSequence(from) || from is IPointerTypeSymbol || InlineArrayLength(from) is not null;
    }

    private static bool IsSequence(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || SpanTypes.IsSpan(type);

    private static int? InlineArrayLength(ITypeSymbol? type)
    {
        if (type is not { TypeKind: TypeKind.Struct, IsRefLikeType: false, SpecialType: SpecialType.None })
            return null;
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(candidate =>
            candidate.AttributeClass is { Name: "InlineArrayAttribute", ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "Runtime" } });
        return attribute is { ConstructorArguments.Length: 1 } && attribute.ConstructorArguments[0].Value is int length ? length : null;
    }

    private Extent Property(IPropertyReferenceOperation reference, int depth)
    {
        IPropertySymbol property = reference.Property;
        if (property.Name == "Empty" && SpanTypes.IsSpan(property.ContainingType))
            return Extent.Exact(0);
        if (property.Name == "Parameters" && shapes.Find(property.ContainingType, cancellation) is { } shape)
            return Extent.Exact(shape.ParameterCount);
        return Member(property, isLength: true, depth);
    }

    private Extent Invocation(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol container = method.ContainingType;
        if (SpanTypes.IsSpan(container))
        {
            return method.Name switch
            {
                "ToArray" => Length(call.Instance, depth + 1),
                "Slice" => Slice(call, Length(call.Instance, depth + 1), depth),
                _ => Extent.Unknown,
            };
        }

        if (container.ContainingSymbol is not INamespaceSymbol { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            return Extent.Unknown;
        return (container.Name, method.Name) switch
        {
            ("MemoryExtensions", "AsSpan") when Argument(call, "array") is { } array => Slice(call, Length(array, depth + 1), depth),
            ("GC", "AllocateUninitializedArray" or "AllocateArray") => Number(Argument(call, "length"), depth + 1),
            ("Array", "Empty") => Extent.Exact(0),
            _ => Extent.Unknown,
        };
    }

    /// <summary>The rest after a start, a stretch from a start, a range, or all.</summary>
    private Extent Slice(IInvocationOperation call, Extent whole, int depth)
    {
        if (Argument(call, "length") is { } length)
            return Number(length, depth + 1);
        if (Argument(call, "start") is { } start)
            return Difference(whole, Number(start, depth + 1));
        if (Argument(call, "range") is { } range)
            return range is IRangeOperation operation ? Range(whole, operation, depth) : Extent.Unknown;
        return Argument(call, "startIndex") is null ? whole : Extent.Unknown;
    }

    private static IOperation? Argument(IInvocationOperation call, string name)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Name == name)
                return argument.Value;
        }

        return null;
    }

    private Extent Range(Extent whole, IRangeOperation range, int depth)
    {
        (Extent start, bool startFromEnd) = range.LeftOperand is { } left ? Index(left, depth) : (Extent.Exact(0), false);
        (Extent end, bool endFromEnd) = range.RightOperand is { } right ? Index(right, depth) : (Extent.Exact(0), true);
        return (startFromEnd, endFromEnd) switch
        {
            (false, false) => Difference(end, start),
            (true, true) => Difference(start, end),
            (false, true) => Difference(Difference(whole, end), start),
            (true, false) => Difference(end, Difference(whole, start)),
        };
    }

    /// <summary>An end of a range: a number, or ^ and a number.</summary>
    private (Extent Value, bool FromEnd) Index(IOperation operation, int depth) => operation switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => (Number(hat.Operand, depth + 1), true),
        IConversionOperation conversion when IsWide(conversion.Operand.Type) => (Number(conversion.Operand, depth + 1), false),
        _ => (Extent.Unknown, false),
    };

    /// <summary>Where one of the two is not exact, too little is left of the other to say anything certain.</summary>
    private static Extent Difference(Extent from, Extent less) =>
        less is { IsExact: true, Factor: 0 } ? from : from.IsExact && less.IsExact ? Extent.Difference(from, less, isChecked: true) : Extent.Unknown;

    /// <summary>Roslyn has no operation of its own for stackalloc, so its syntax is what tells.</summary>
    private Extent StackAllocation(IOperation operation, int depth)
    {
        switch (operation.Syntax)
        {
            case ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return Extent.Exact(initializer.Expressions.Count);
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers.Count: 1 } type } allocation when type.RankSpecifiers[0].Sizes.Count == 1:
                ExpressionSyntax size = type.RankSpecifiers[0].Sizes[0];
                return size is OmittedArraySizeExpressionSyntax
                    ? allocation.Initializer is { } elements ? Extent.Exact(elements.Expressions.Count) : Extent.Unknown
                    : Number(SizeOf(operation, size), depth + 1);
            default:
                return Extent.Unknown;
        }
    }
    /// <summary>The operation of the size, perhaps behind conversions of the whole.</summary>
    private static IOperation? SizeOf(IOperation allocation, ExpressionSyntax size)
    {
        foreach (IOperation child in allocation.ChildOperations)
        {
            if (child.Syntax == size)
                return child;
            if (child.Syntax == allocation.Syntax)
                return SizeOf(child, size);
        }

        return null;
    }
}
