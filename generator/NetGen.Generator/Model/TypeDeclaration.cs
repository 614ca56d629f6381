namespace NetGen.Generator.Model;

/// <summary>A partial type as it must be declared again to add members to it.</summary>
/// <param name="Keyword">class, struct, record, record struct or interface.</param>
/// <param name="Name">The identifier as source text: escaped where it is a keyword.</param>
internal sealed record TypeDeclaration(string Keyword, string Name);
