using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Reads whole numbers out of the source: constants, arithmetic, variables assigned once, lengths of arrays.</summary>
internal sealed partial class ExtentReader(NetworkShapes shapes, Variables variables, SemanticModel model, CancellationToken cancellation)
{
    // A chain of variables longer than this is no program that somebody wrote.
    private const int DeepestChain = 24;

    /// <summary>A whole number; <see cref="Extent.Unknown"/> where the source does not determine it.</summary>
    public Extent Number(IOperation? operation, int depth = 0)
    {
        if (operation is null || depth > DeepestChain)
            return Extent.Unknown;
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return Constant(constant);

        return operation switch
        {
            IConversionOperation { OperatorMethod: null } conversion when IsWide(conversion.Type) && IsWhole(conversion.Operand.Type) => Conversion(conversion, depth),
            IBinaryOperation { OperatorMethod: null, IsLifted: false } binary when IsWide(binary.Type) => Arithmetic(binary, depth),
            IConditionalOperation conditional => Both(Number(conditional.WhenTrue, depth + 1), Number(conditional.WhenFalse, depth + 1)),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } when IsSequence(instance.Type) => Length(instance, depth + 1),
            ILocalReferenceOperation { IsDeclaration: false } local when IsWide(local.Type) => Variable(local.Local, depth, Number),
            IParameterReferenceOperation parameter when IsWide(parameter.Type) => Variable(parameter.Parameter, depth, Number),
            IFieldReferenceOperation field when IsWide(field.Type) => Member(field.Field, depth, Number),
            IPropertyReferenceOperation property when IsWide(property.Type) => Member(property.Property, depth, Number),
            _ => Extent.Unknown,
        };
    }

    /// <summary>The local variable or parameter that an argument is.</summary>
    public static ISymbol? Reference(IOperation argument) => Unwrap(argument) switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The same, where it is assigned once: what was learned of it stays true.</summary>
    public ISymbol? VariableOf(IOperation argument) =>
        Reference(argument) is { } variable && variables.IsAssignedOnce(variable, model, cancellation, out _) ? variable : null;

    private static Extent Constant(object value) => value switch
    {
        int number => Extent.Exact(number),
        long number => Extent.Exact(number),
        uint number => Extent.Exact(number),
        short number => Extent.Exact(number),
        ushort number => Extent.Exact(number),
        byte number => Extent.Exact(number),
        sbyte number => Extent.Exact(number),
        char number => Extent.Exact(number),
        _ => Extent.Unknown,
    };

    private Extent Arithmetic(IBinaryOperation binary, int depth)
    {
        Extent left = Number(binary.LeftOperand, depth + 1);
        Extent right = Number(binary.RightOperand, depth + 1);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => Extent.Sum(left, right, binary.IsChecked),
            BinaryOperatorKind.Subtract => Extent.Difference(left, right, binary.IsChecked),
            BinaryOperatorKind.Multiply => Extent.Product(left, right, binary.IsChecked),
            BinaryOperatorKind.Divide => Extent.Quotient(left, right),
            BinaryOperatorKind.Remainder => Extent.Remainder(left, right),
            _ => Extent.Unknown,
        };
    }

    private Extent Conversion(IConversionOperation conversion, int depth)
    {
        Extent extent = Number(conversion.Operand, depth + 1);
        bool widens = conversion.Type!.SpecialType == SpecialType.System_Int64 || conversion.Operand.Type!.SpecialType <= SpecialType.System_Int32;
        return widens || conversion.IsChecked ? extent : extent.Narrowed();
    }

    private Extent Variable(ISymbol variable, int depth, Func<IOperation?, int, Extent> read)
    {
        if (variables.Extents.TryGetValue(variable, out Extent known))
            return known;
        Extent extent = Extent.Unknown;
        if (variables.IsAssignedOnce(variable, model, cancellation, out IOperation? value))
        {
            extent = read(value, depth + 1);
            if (extent is { IsExact: false, Divisor: 1, Symbol: null })
                extent = Extent.Of(variable);
        }

        // Near the end of a chain too little may have been read.
        if (depth <= DeepestChain / 2)
            variables.Extents.TryAdd(variable, extent);
        return extent;
    }

    private Extent Member(ISymbol member, int depth, Func<IOperation?, int, Extent> read)
    {
        // Two objects of one class may have different values, so the member itself is no symbol of an unknown one.
        Extent extent = read(variables.InitialValue(member, model, cancellation), depth + 1);
        return extent.IsExact ? extent : Extent.Unknown;
    }

    private static Extent Both(Extent one, Extent other) =>
        one.IsExact && other.IsExact && one.Factor == other.Factor ? one : Extent.Unknown;

    /// <summary>A type that holds every length.</summary>
    private static bool IsWide(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_IntPtr;
}
