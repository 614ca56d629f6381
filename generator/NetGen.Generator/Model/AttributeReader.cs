using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Model;

/// <summary>Reads the arguments of a <c>[Network]</c> attribute.</summary>
internal static class AttributeReader
{
    public const string AttributeMetadataName = "NetGen.NetworkAttribute";

    /// <summary>
    /// The attribute of a network; null on another type. Of several, on one part or on many, the first counts: the compiler reports
    /// the others, CS0579, and has them in the same order.
    /// </summary>
    public static AttributeData? Find(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(attribute => IsNetwork(attribute.AttributeClass));

    private static bool IsNetwork(INamedTypeSymbol? attribute) => attribute is
    {
        Name: "NetworkAttribute",
        ContainingSymbol: INamespaceSymbol { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>
    /// The options, or null where the compiler itself rejects an argument: it has reported the error, and there is nothing
    /// to add.
    /// </summary>
    public static NetworkOptions? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length != 1)
            return null;

        var options = new NetworkOptions(EquatableArray<int>.Empty, null, null, null, null, null, null, null, null, null, null, null);
        if (attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Type.SpecialType: SpecialType.System_String, Value: var file })
            options = options with { Architecture = file as string ?? "" };
        else if (TryReadArray(attribute.ConstructorArguments[0], out int[] sizes))
            options = options with { Sizes = new(sizes) };
        else
            return null;

        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            TypedConstant value = argument.Value;
            if (value.Kind == TypedConstantKind.Error)
                return null;

            switch (argument.Key)
            {
                case nameof(NetworkOptions.Activation) when IsEnum(value, nameof(NetGen.Activation)) && value.Value is int activation:
                    options = options with { Activation = (Activation)activation };
                    break;
                case nameof(NetworkOptions.Activations) when value.IsNull:
                    break;
                case nameof(NetworkOptions.Activations) when TryReadArray(value, out int[] activations) && value.Values.All(element => IsEnum(element, nameof(NetGen.Activation))):
                    options = options with { Activations = new(Array.ConvertAll(activations, a => (Activation)a)) };
                    break;
                case nameof(NetworkOptions.Output) when IsEnum(value, nameof(NetGen.Activation)) && value.Value is int output:
                    options = options with { Output = (Activation)output };
                    break;
                case nameof(NetworkOptions.ActivationParameter) when value.Value is double parameter:
                    options = options with { ActivationParameter = parameter };
                    break;
                case nameof(NetworkOptions.OutputParameter) when value.Value is double outputParameter:
                    options = options with { OutputParameter = outputParameter };
                    break;
                case nameof(NetworkOptions.Loss) when IsEnum(value, nameof(NetGen.Loss)) && value.Value is int loss:
                    options = options with { Loss = (Loss)loss };
                    break;
                case nameof(NetworkOptions.Scaling) when IsEnum(value, nameof(NetGen.Scaling)) && value.Value is int scaling:
                    options = options with { Scaling = (Scaling)scaling };
                    break;
                case nameof(NetworkOptions.L2) when value.Value is double l2:
                    options = options with { L2 = l2 };
                    break;
                case nameof(NetworkOptions.Bias) when value.Value is bool bias:
                    options = options with { Bias = bias };
                    break;
                case nameof(NetworkOptions.Precision) when IsEnum(value, nameof(NetGen.Precision)) && value.Value is int precision:
                    options = options with { Precision = (Precision)precision };
                    break;
                case nameof(NetworkOptions.Unroll) when IsEnum(value, nameof(NetGen.Unroll)) && value.Value is int unroll:
                    options = options with { Unroll = (Unroll)unroll };
                    break;
                case nameof(NetworkOptions.MaxParameters) when value.Value is long parameters:
                    options = options with { MaxParameters = parameters };
                    break;
                case nameof(NetworkOptions.MaxBytes) when value.Value is long bytes:
                    options = options with { MaxBytes = bytes };
                    break;
                case nameof(NetworkOptions.Weights) when value.IsNull:
                    break;
                case nameof(NetworkOptions.Weights) when value.Value is string weights:
                    options = options with { Weights = weights };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    /// <summary>After an error of type the compiler may still hand over a constant, of whatever type was written.</summary>
    private static bool IsEnum(TypedConstant constant, string name) =>
        constant.Kind == TypedConstantKind.Enum && constant.Type?.Name == name;

    private static bool TryReadArray(TypedConstant constant, out int[] values)
    {
        values = [];
        if (constant.Kind != TypedConstantKind.Array)
            return false;

        // The compiler lets null pass for the sizes; as none at all they break a rule, and the analyzer says so.
        if (constant.IsNull)
            return true;

        values = new int[constant.Values.Length];
        for (int index = 0; index < values.Length; index++)
        {
            if (constant.Values[index].Value is not int value)
                return false;
            values[index] = value;
        }

        return true;
    }
}
