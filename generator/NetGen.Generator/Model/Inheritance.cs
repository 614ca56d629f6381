namespace NetGen.Generator.Model;

/// <summary>What a network's class has from a base class of the user's.</summary>
/// <param name="HasBase">Whether there is one: its members may be hidden.</param>
/// <param name="Overridden">The signatures of the generated members that override inherited ones.</param>
internal sealed record Inheritance(bool HasBase, EquatableArray<string> Overridden);
