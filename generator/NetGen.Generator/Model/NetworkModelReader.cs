using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Model;

/// <summary>Reads an annotated class into its model, or into nothing where a rule is broken: the analyzer says why.</summary>
internal static class NetworkModelReader
{
    public static NetworkModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        return context.TargetSymbol is INamedTypeSymbol type && context.Attributes.Length == 1
            ? Read(type, context.Attributes[0], cancellation)
            : null;
    }

    public static NetworkModel? Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        if (!TypeRules.CanComplete(type, cancellation))
            return null;

        cancellation.ThrowIfCancellationRequested();
        if (AttributeReader.Read(attribute) is not { } options || ShapeRules.Check(options).Any())
            return null;

        var members = GeneratedMembers.Of(options);
        if (members.HasName(type.Name) || members.FindCollisions(type, cancellation).Any())
            return null;

        cancellation.ThrowIfCancellationRequested();
        Precision precision = options.Precision ?? Precision.Single;
        Loss loss = options.Loss ?? Loss.SquaredError;
        return new NetworkModel(
            ReadIdentity(type),
            options.Sizes,
            CompleteActivations(options, loss),
            loss,
            options.L2 ?? 0,
            options.Bias ?? true,
            precision,
            options.Unroll ?? Unroll.Auto,
            ReadConstructors(type, precision));
    }

    private static EquatableArray<Activation> CompleteActivations(NetworkOptions options, Loss loss)
    {
        var activations = new Activation[options.Sizes.Count - 1];
        for (int layer = 0; layer < activations.Length - 1; layer++)
            activations[layer] = options.Activations is { } list ? list[layer] : options.Activation ?? Activation.ReLU;
        activations[activations.Length - 1] = options.Output ?? ShapeRules.FusedOutput(loss) ?? Activation.Identity;
        return new(activations);
    }

    private static TypeIdentity ReadIdentity(INamedTypeSymbol type)
    {
        var containers = new Stack<TypeDeclaration>();
        string metadataName = type.Name;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Push(Declare(container));
            metadataName = container.Name + "." + metadataName;
        }

        string namespaceText = "";
        if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            string[] parts = type.ContainingNamespace.ToDisplayString(PlainNamespace).Split('.');
            metadataName = string.Join(".", parts) + "." + metadataName;
            namespaceText = string.Join(".", parts.Select(Escape));
        }

        return new(namespaceText, new([.. containers]), Declare(type), type.Name, metadataName);
    }

    private static TypeDeclaration Declare(INamedTypeSymbol type) => new(
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        },
        Escape(type.Name));

    private static UserConstructors ReadConstructors(INamedTypeSymbol type, Precision precision)
    {
        SpecialType element = precision == Precision.Single ? SpecialType.System_Single : SpecialType.System_Double;
        bool parameterless = false, seed = false, parameters = false, primary = false;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared)
                continue;
            primary |= constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
            parameterless |= constructor.Parameters.Length == 0;
            if (constructor.Parameters.Length != 1)
                continue;
            ITypeSymbol parameter = constructor.Parameters[0].Type;
            seed |= parameter.SpecialType == SpecialType.System_Int32;
            parameters |= parameter is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span && span.TypeArguments[0].SpecialType == element;
        }

        return new(parameterless, seed, parameters, primary);
    }

    private static readonly SymbolDisplayFormat PlainNamespace =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : "@" + identifier;
}
