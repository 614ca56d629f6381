using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Rules;

/// <summary>
/// What a network's class inherits under the names of generated members. Most of it is hidden, as the members of any class hide those of its
/// base; a member that can be overridden is, because a caller who holds the base class means the network.
/// </summary>
/// <param name="Overridden">The signatures of the generated members that override, as <see cref="GeneratedMembers.Signature"/> writes them.</param>
/// <param name="Obstacles">Members that can be neither overridden nor hidden: with any, nothing is generated.</param>
internal sealed record InheritedMembers(IReadOnlyList<string> Overridden, IReadOnlyList<ISymbol> Obstacles)
{
    public static InheritedMembers Of(INamedTypeSymbol type, GeneratedMembers members)
    {
        var overridden = new List<string>();
        var obstacles = new List<ISymbol>();

        // What a nearer class declares hides or overrides what is farther.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
        {
            foreach (ISymbol member in ancestor.GetMembers())
            {
                if (member.DeclaredAccessibility == Accessibility.Private || members.FindHiding(member) is not { } signature || !seen.Add(signature))
                    continue;
                bool isRequired = IsRequired(member);
                if (!isRequired && members.Overrides(member))
                    overridden.Add(signature);
                else if (member.IsAbstract || isRequired)
                    obstacles.Add(member);
            }
        }

        return new(overridden, obstacles);
    }

    /// <summary>Whether whoever makes an object has to set a member.</summary>
    public static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
