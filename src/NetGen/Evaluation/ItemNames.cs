using System.Collections.ObjectModel;
using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>The names of classes, labels, outputs and inputs: those that are given, copied, or their numbers.</summary>
internal static class ItemNames
{
    public static ReadOnlyCollection<string> Of(string what, string argument, string items, IReadOnlyList<string>? given, int count)
    {
        if (given is not null && given.Count != count)
            throw new ArgumentException($"{what}: {argument} has {given.Count} names and needs {count}, one for each of the {items}.", argument);

        var names = new string[count];
        for (int index = 0; index < count; index++)
        {
            names[index] = given is null
                ? index.ToString(CultureInfo.InvariantCulture)
                : given[index] ?? throw new ArgumentException($"{what}: {argument} has no name at index {index}: it is null.", argument);
        }

        return new ReadOnlyCollection<string>(names);
    }
}
