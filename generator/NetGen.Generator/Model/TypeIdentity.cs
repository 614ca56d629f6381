namespace NetGen.Generator.Model;

/// <summary>Where the network's class lives: enough to write another part of it, without a symbol.</summary>
/// <param name="Namespace">The namespace as source text, escaped; empty for the global namespace.</param>
/// <param name="ContainingTypes">The types around the class, outermost first.</param>
/// <param name="Declaration">The class itself.</param>
/// <param name="Name">The class's name without escapes, for messages and documentation.</param>
/// <param name="MetadataName">The full name, unique in the compilation: Namespace.Outer.Name.</param>
internal sealed record TypeIdentity(
    string Namespace,
    EquatableArray<TypeDeclaration> ContainingTypes,
    TypeDeclaration Declaration,
    string Name,
    string MetadataName);
