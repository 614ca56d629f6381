namespace NetGen.Generator.Model;

/// <summary>A class with its attribute, before the model file that it may name has been looked at.</summary>
/// <param name="Type">The class to complete.</param>
/// <param name="Options">The attribute.</param>
/// <param name="IsStatic">Whether the class is static: a frozen network.</param>
/// <param name="UserConstructors">The constructors not to generate.</param>
/// <param name="Inheritance">What the class has from a base class.</param>
/// <param name="DeniesClsCompliance">Whether the class is to be marked as outside the common language specification.</param>
internal sealed record NetworkDeclaration(TypeIdentity Type, NetworkOptions Options, bool IsStatic, UserConstructors UserConstructors, Inheritance Inheritance, bool DeniesClsCompliance);
