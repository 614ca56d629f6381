using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>
/// The names of the generated files. Roslyn compares them without regard to case and drops all output of a generator that
/// repeats one, so classes whose full names differ only by case get a suffix, and those whose names no file can have a short one.
/// </summary>
internal static class HintNames
{
    /// <summary>Whoever wants to see generated files has them on a disk, whose file systems allow 255 bytes, the suffix among them.</summary>
    private const int LongestName = 240 - 16;

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

    public static string Create(TypeIdentity type, EquatableArray<string> collisions)
    {
        string name = type.MetadataName;
        bool fits = Encoding.UTF8.GetByteCount(name) <= LongestName;
        if (fits && !collisions.Contains(name))
            return name + ".g.cs";

        // A character of an identifier has 3 bytes at most.
        return $"{(fits ? name : name.Substring(0, Math.Min(name.Length, LongestName / 3)))}.{Fingerprint(Place(type))}.g.cs";
    }

    /// <summary>
    /// The place of a class with the kinds of what it is in: while a program has errors, a namespace may be called like a class, and a struct
    /// like a record.
    /// </summary>
    private static string Place(TypeIdentity type) =>
        $"{type.Namespace} {string.Concat(type.ContainingTypes.Select(container => $"{container.Keyword} {container.Name} "))}{type.Name}";

    /// <summary>FNV-1a of the exact name: the same on every machine, unlike string.GetHashCode.</summary>
    private static string Fingerprint(string name)
    {
        uint hash = 2166136261;
        foreach (char letter in name)
            hash = unchecked((hash ^ letter) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
