namespace NetGen.Generator.Model;

/// <summary>A class with the attribute, valid or not.</summary>
/// <param name="MetadataName">The name by which a compilation knows the class: Namespace.Outer+Name.</param>
/// <param name="Declaration">What is declared; null where a rule is broken that no model file has a part in.</param>
internal sealed record DeclaredNetwork(string MetadataName, NetworkDeclaration? Declaration);
