namespace NetGen.Generator.Model;

/// <summary>The constructors that the user wrote, which are not generated again, and what else keeps a network from being made.</summary>
/// <param name="Parameterless">The user wrote ().</param>
/// <param name="Seed">The user wrote (int).</param>
/// <param name="Parameters">The user wrote (ReadOnlySpan of the element type).</param>
/// <param name="CallsAnother">
/// A constructor of this class has to call another with arguments that only the user knows, its own primary one or one of the base class: none is generated.
/// </param>
/// <param name="NeedsMore">Making one takes more than a constructor: the class is abstract, or has required members.</param>
internal sealed record UserConstructors(bool Parameterless, bool Seed, bool Parameters, bool CallsAnother, bool NeedsMore)
{
    /// <summary>Whether generated code can make a network.</summary>
    public bool CanCreate => !CallsAnother && !NeedsMore;
}
