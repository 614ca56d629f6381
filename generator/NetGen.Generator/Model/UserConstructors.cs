namespace NetGen.Generator.Model;

/// <summary>The constructors that the user wrote, which are not generated again.</summary>
/// <param name="Parameterless">The user wrote ().</param>
/// <param name="Seed">The user wrote (int).</param>
/// <param name="Parameters">The user wrote (ReadOnlySpan of the element type).</param>
/// <param name="Primary">The class has a primary constructor, which every other one would have to call: none is generated.</param>
internal sealed record UserConstructors(bool Parameterless, bool Seed, bool Parameters, bool Primary);
