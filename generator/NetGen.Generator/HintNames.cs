using System.Collections.Immutable;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator;

/// <summary>
/// The names of the generated files. Roslyn compares them without regard to case and drops all output of a generator that
/// repeats one, so classes whose full names differ only by case get a suffix, and those whose names no file can have a short one.
/// </summary>
internal static class HintNames
{
    /// <summary>The suffix of the file of the class itself: none.</summary>
    public const string Class = "";

    /// <summary>The suffix of its overloads and value types. No name of a class has a hyphen.</summary>
    public const string Overloads = "-Overloads";

    /// <summary>The suffix of the arithmetic.</summary>
    public const string Kernels = "-Kernels";

    /// <summary>The suffix of the weights of a model file.</summary>
    public const string Weights = "-Weights";

    /// <summary>Whoever wants to see generated files has them on a disk, whose file systems allow 255 bytes, the suffixes among them.</summary>
    private const int LongestName = 240 - 26;

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

    /// <param name="type">The class.</param>
    /// <param name="part">Which of its files: one of the suffixes.</param>
    /// <param name="collisions">What <see cref="FindCollisions"/> has found.</param>
    public static string Create(TypeIdentity type, string part, EquatableArray<string> collisions)
    {
        string name = type.MetadataName;
        bool fits = Encoding.UTF8.GetByteCount(name) <= LongestName;
        if (fits && !collisions.Contains(name))
            return $"{name}{part}.g.cs";

        // A character of an identifier has 3 bytes at most.
        return $"{(fits ? name : name.Substring(0, Math.Min(name.Length, LongestName / 3)))}.{Fingerprint.Of(Place(type))}{part}.g.cs";
    }

    /// <summary>
    /// The place of a class with the kinds of what it is in: while a program has errors, a namespace may be called like a class, and a struct
    /// like a record.
    /// </summary>
    private static string Place(TypeIdentity type) =>
        $"{type.Namespace} {string.Concat(type.ContainingTypes.Select(container => $"{container.Keyword} {container.Name} "))}{type.Name}";
}
