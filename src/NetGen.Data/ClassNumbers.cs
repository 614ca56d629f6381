using System.Globalization;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Texts become labels: the numbers of given names, or of those that come, which are sorted in the end.</summary>
internal sealed class ClassNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];
    private readonly bool _isGiven;

    public ClassNumbers(string[]? names)
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _isGiven = names is not null;
        foreach (string name in names ?? [])
            Add(name);
    }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether a text is one of the names that were given.</summary>
    public bool IsGiven(ReadOnlySpan<char> text) => _isGiven && _lookup.ContainsKey(text);

    /// <summary>The number of a text, a new one where it comes for the first time; false where it is none of the given names.</summary>
    public bool TryGet(ReadOnlySpan<char> text, out int number)
    {
        if (_lookup.TryGetValue(text, out number))
            return true;
        if (_isGiven)
            return false;
        number = Add(text.ToString());
        return true;
    }

    /// <summary>Sorts the names that came, and gives labels their new numbers.</summary>
    public void Sort(Span<int> labels)
    {
        if (_isGiven)
            return;
        string[] sorted = [.. _names];
        Array.Sort(sorted, StringComparer.Ordinal);
        var values = new BigInteger[sorted.Length];
        bool areNumbers = true;
        for (int index = 0; index < sorted.Length && areNumbers; index++)
            areNumbers = BigInteger.TryParse(sorted[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[index]);
        if (areNumbers)
            SortByNumber(values, sorted);

        var renumbered = new int[sorted.Length];
        for (int number = 0; number < sorted.Length; number++)
            renumbered[_numbers[sorted[number]]] = number;
        foreach (ref int label in labels)
            label = renumbered[label];
        _names.Clear();
        _names.AddRange(sorted);
    }

    // "1" and "01" are two texts and one number: the texts decide then, as the order is to be the same always.
    private static void SortByNumber(BigInteger[] values, string[] names)
    {
        var keys = new (BigInteger Value, int Place)[values.Length];
        for (int place = 0; place < keys.Length; place++)
            keys[place] = (values[place], place);
        Array.Sort(keys, names);
    }

    private int Add(string name)
    {
        _numbers.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
