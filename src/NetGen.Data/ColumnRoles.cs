using System.Globalization;

namespace NetGen.Data;

/// <summary>The options as checked: what each column is to be, before the columns of a file are known.</summary>
internal sealed class ColumnRoles
{
    public ColumnRoles(CsvOptions options)
    {
        if (options.Label is not null && options.Targets is not null)
            throw Fault($"both {nameof(CsvOptions.Label)} and {nameof(CsvOptions.Targets)} are given; samples have classes or targets");
        if (options.ClassNames is not null && options.Label is null)
            throw Fault($"{nameof(CsvOptions.ClassNames)} is given and {nameof(CsvOptions.Label)}, the column of the classes, is not");
        if (options.Separator is { } separator && separator != '\t' && (separator is < ' ' or > '~' or '"' or '#'))
            throw Fault(FormattableString.Invariant($"{nameof(CsvOptions.Separator)} is the character {(int)separator} and must be a visible one of ASCII, a tab or a space, but neither a quote nor #"));
        if (!Enum.IsDefined(options.MissingValues))
            throw Fault(FormattableString.Invariant($"{nameof(CsvOptions.MissingValues)} is {(int)options.MissingValues}, which is no rule"));
        Label = options.Label;
        ClassNames = Copy(options.ClassNames, nameof(CsvOptions.ClassNames));
        Targets = Copy(options.Targets, nameof(CsvOptions.Targets));
        Columns = Copy(options.Columns, nameof(CsvOptions.Columns));
        Ignore = Copy(options.Ignore, nameof(CsvOptions.Ignore)) ?? [];
        HasHeader = options.HasHeader;
        Separator = options.Separator;
        MissingValues = options.MissingValues;
        MissingTexts = [.. options.MissingTexts ?? []];
        RequireOneRole();
    }

    public string? Label { get; }

    public string[]? ClassNames { get; }

    public string[]? Targets { get; }

    public string[]? Columns { get; }

    public string[] Ignore { get; }

    public bool HasHeader { get; }

    public char? Separator { get; }

    public MissingValues MissingValues { get; }

    public string[] MissingTexts { get; }

    /// <summary>Whether a field stands for a missing value.</summary>
    public bool IsMissing(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        foreach (string missing in MissingTexts)
        {
            if (trimmed.Equals(missing, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // A column that is an input and the answer would make a network that is right about everything until it is used.
    private void RequireOneRole()
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Label is not null)
            roles.Add(Label, nameof(CsvOptions.Label));
        foreach ((string[]? names, string role) in new[] { (Targets, nameof(CsvOptions.Targets)), (Columns, nameof(CsvOptions.Columns)), (Ignore, nameof(CsvOptions.Ignore)) })
        {
            foreach (string name in names ?? [])
            {
                if (!roles.TryAdd(name, role))
                    throw Fault(roles[name] == role ? $"{role} names '{name}' twice" : $"'{name}' is in {roles[name]} and in {role}; a column is one of them");
            }
        }
    }

    private static string[]? Copy(IReadOnlyList<string>? names, string option)
    {
        if (names is null)
            return null;
        if (names.Count == 0 && option != nameof(CsvOptions.Ignore))
            throw Fault($"{option} is empty and needs at least one name, or to be null");
        string[] copy = [.. names];
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in copy)
        {
            if (name is null)
                throw Fault($"{option} has a name that is null");
            if (option == nameof(CsvOptions.ClassNames) && !places.Add(name))
                throw Fault($"{option} has '{name}' twice");
        }

        return copy;
    }

    private static ArgumentException Fault(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{nameof(CsvOptions)}: {what}."), "options");
}
