using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Reads whole numbers out of the source: constants, arithmetic, variables assigned once, lengths of arrays.</summary>
/// <param name="shapes">The networks of the compilation.</param>
/// <param name="variables">The local variables and parameters of the member that is read; null where nothing is known of them.</param>
/// <param name="members">The fields and properties that the file shows.</param>
/// <param name="model">The model of the file.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed partial class ExtentReader(NetworkShapes shapes, MemberVariables? variables, MemberValues members, SemanticModel model, CancellationToken cancellation)
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

        switch (operation.Kind)
        {
            case OperationKind.Conversion:
                var conversion = (IConversionOperation)operation;
                return conversion.OperatorMethod is null && IsWide(conversion.Type) && IsWhole(conversion.Operand.Type) ? Conversion(conversion, depth) : Extent.Unknown;
            case OperationKind.Binary:
                return operation is IBinaryOperation { OperatorMethod: null, IsLifted: false } binary && IsWide(binary.Type) ? Arithmetic(binary, depth) : Extent.Unknown;
            case OperationKind.Conditional:
                var conditional = (IConditionalOperation)operation;
                return Both(Number(conditional.WhenTrue, depth + 1), Number(conditional.WhenFalse, depth + 1));
            case OperationKind.PropertyReference:
                var property = (IPropertyReferenceOperation)operation;
                if (property is { Property.Name: "Length", Instance: { } instance } && IsSequence(instance.Type))
                    return Length(instance, depth + 1);
                return IsWide(property.Type) ? Member(property.Property, isLength: false, depth) : Extent.Unknown;
            case OperationKind.FieldReference:
                return IsWide(operation.Type) ? Member(((IFieldReferenceOperation)operation).Field, isLength: false, depth) : Extent.Unknown;
            default:
                return Reference(operation) is { } variable && IsWide(operation.Type) ? Variable(variable, isLength: false, depth) : Extent.Unknown;
        }
    }

    /// <summary>Near the end of a chain too little may have been read to remember it.</summary>
    public static bool IsShallow(int depth) => depth <= DeepestChain / 2;

    /// <summary>What is known of the variable that an argument is, where it is assigned once: what was learned of it stays true.</summary>
    public Variable? VariableOf(IOperation argument) =>
        variables is not null && Reference(Unwrap(argument)) is { } symbol ? variables.AssignedOnce(symbol, out _) : null;

    /// <summary>The local variable or parameter that is read.</summary>
    private static ISymbol? Reference(IOperation operation) => operation.Kind switch
    {
        OperationKind.LocalReference when operation is ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        OperationKind.ParameterReference => ((IParameterReferenceOperation)operation).Parameter,
        _ => null,
    };

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

    private Extent Variable(ISymbol symbol, bool isLength, int depth)
    {
        if (variables?.AssignedOnce(symbol, out IOperation? value) is not { } variable)
            return Extent.Unknown;
        if (variable.Extent is { } known)
            return known;

        Extent extent = isLength ? Length(value, depth + 1) : Number(value, depth + 1);
        if (extent is { IsExact: false, Divisor: 1, Symbol: null })
            extent = Extent.Of(symbol);
        if (IsShallow(depth))
            variable.Extent = extent;
        return extent;
    }

    private Extent Member(ISymbol member, bool isLength, int depth) => members.Find(member, isLength, depth + 1, model, cancellation);

    private static Extent Both(Extent one, Extent other) =>
        one.IsExact && other.IsExact && one.Factor == other.Factor ? one : Extent.Unknown;

    /// <summary>A type that holds every length.</summary>
    private static bool IsWide(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_IntPtr;
}
