using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Rules;

/// <summary>Reads an annotated class into its model, or into nothing where a rule is broken: the analyzer says why.</summary>
internal static class NetworkModelReader
{
    /// <summary>The class and its attribute, without any model file; null for a part of the class whose attribute is not the one that counts.</summary>
    public static DeclaredNetwork? ReadDeclaration(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type
        && AttributeReader.Find(type) is { ApplicationSyntaxReference: { } place } attribute
        && place.SyntaxTree == context.TargetNode.SyntaxTree
        && place.GetSyntax(cancellation).Parent?.Parent == context.TargetNode
            ? new(ReadMetadataName(type), ReadDeclaration(type, attribute, cancellation))
            : null;

    public static NetworkModel? Read(INamedTypeSymbol type, AttributeData attribute, IReadOnlyList<ModelDescription> files, CancellationToken cancellation) =>
        ReadDeclaration(type, attribute, cancellation) is { } declaration ? Complete(declaration, files) : null;

    /// <summary>The model of a declaration, with what it takes from the model files of the project.</summary>
    public static NetworkModel? Complete(NetworkDeclaration declaration, IReadOnlyList<ModelDescription> files)
    {
        CheckedOptions check = DeclarationRules.Check(declaration.Options, files);
        if (check.Violations.Count > 0)
            return null;

        NetworkOptions options = check.Options;
        return new NetworkModel(
            declaration.Type,
            options.Sizes,
            ShapeRules.Activations(options),
            options.Loss ?? Loss.SquaredError,
            options.L2 ?? 0,
            options.Bias ?? true,
            options.Precision ?? Precision.Single,
            options.Unroll ?? Unroll.Auto,
            declaration.UserConstructors,
            declaration.IsStatic,
            declaration.Inheritance,
            declaration.DeniesClsCompliance,
            check.File is { } file ? new(file.Source, file.IsDouble, file.Remarks, file.Resource, file.Rows) { InputScaling = file.InputScaling, OutputScaling = file.OutputScaling } : null)
        { Scaling = options.Scaling ?? Scaling.None };
    }

    private static NetworkDeclaration? ReadDeclaration(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        if (AttributeReader.Read(attribute) is not { } options || !TypeRules.CanComplete(type, options.ModelFile is not null, cancellation))
            return null;

        cancellation.ThrowIfCancellationRequested();
        if (ShapeRules.Check(options).Any())
            return null;

        var members = GeneratedMembers.Of(options, type.IsStatic);
        if (members.HasName(type.Name) || members.FindCollisions(type, cancellation).Any())
            return null;
        var inherited = InheritedMembers.Of(type, members);
        if (inherited.Obstacles.Count > 0)
            return null;

        cancellation.ThrowIfCancellationRequested();
        return new(
            ReadIdentity(type),
            options,
            type.IsStatic,
            ReadConstructors(type, options.Precision ?? Precision.Single),
            new(type.BaseType is { SpecialType: not SpecialType.System_Object }, new([.. inherited.Overridden])),
            ClsCompliance.IsDenied(type));
    }

    private static string ReadMetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            name = container.MetadataName + "+" + name;
        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString(PlainNamespace) + "." + name;
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
        bool parameterless = false, seed = false, parameters = false;
        bool callsAnother = !HasBaseConstructor(type);
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared)
                continue;
            callsAnother |= constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
            parameterless |= constructor.Parameters.Length == 0;
            if (constructor.Parameters.Length != 1)
                continue;
            ITypeSymbol parameter = constructor.Parameters[0].Type;
            seed |= parameter.SpecialType == SpecialType.System_Int32;
            parameters |= parameter is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span && span.TypeArguments[0].SpecialType == element;
        }

        return new(parameterless, seed, parameters, callsAnother, type.IsAbstract || HasRequiredMember(type));
    }

    private static bool HasRequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(InheritedMembers.IsRequired))
                return true;
        }

        return false;
    }

    /// <summary>Whether the base class has a constructor that can be called without arguments; a network has, though it is yet to be generated.</summary>
    private static bool HasBaseConstructor(INamedTypeSymbol type) =>
        type.BaseType is not { SpecialType: not SpecialType.System_Object } parent
        || parent.InstanceConstructors.Any(constructor => IsAccessible(constructor, type) && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
        || (AttributeReader.Find(parent) is not null && !parent.DeclaringSyntaxReferences.IsEmpty && !ReadConstructors(parent, Precision.Single).CallsAnother);

    private static bool IsAccessible(IMethodSymbol constructor, INamedTypeSymbol type) => constructor.DeclaredAccessibility switch
    {
        Accessibility.Private => IsInside(type, constructor.ContainingType),
        Accessibility.Internal or Accessibility.ProtectedAndInternal => constructor.ContainingAssembly.GivesAccessTo(type.ContainingAssembly),
        _ => true,
    };

    private static bool IsInside(INamedTypeSymbol type, INamedTypeSymbol outer)
    {
        INamedTypeSymbol? container = type.ContainingType;
        while (container is not null && !SymbolEqualityComparer.Default.Equals(container, outer))
            container = container.ContainingType;
        return container is not null;
    }

    private static readonly SymbolDisplayFormat PlainNamespace =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : "@" + identifier;
}
