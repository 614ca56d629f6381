using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>
/// The names of the generated files. Roslyn compares them without regard to case and drops all output of a generator that
/// repeats one, so classes whose full names differ only by case get a suffix.
/// </summary>
internal static class HintNames
{
    /// <summary>The full names that another network's name equals but for its case.</summary>
    public static EquatableArray<string> FindCollisions(ImmutableArray<string> metadataNames, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new([.. metadataNames
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)]);
    }

    public static string Create(TypeIdentity type, EquatableArray<string> collisions) =>
        collisions.Contains(type.MetadataName)
            ? $"{type.MetadataName}.{Fingerprint(type.MetadataName)}.g.cs"
            : $"{type.MetadataName}.g.cs";

    /// <summary>FNV-1a of the exact name: the same on every machine, unlike string.GetHashCode.</summary>
    private static string Fingerprint(string name)
    {
        uint hash = 2166136261;
        foreach (char letter in name)
            hash = unchecked((hash ^ letter) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
