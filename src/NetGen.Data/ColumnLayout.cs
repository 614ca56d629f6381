using System.Globalization;

namespace NetGen.Data;

/// <summary>Which column of a file is what.</summary>
internal sealed class ColumnLayout
{
    private ColumnLayout(string[] names, int[] inputs, int[] targets, int label)
    {
        Names = names;
        Inputs = inputs;
        Targets = targets;
        Label = label;
    }

    /// <summary>The names of all columns.</summary>
    public string[] Names { get; }

    /// <summary>The columns of the inputs, in the order of the inputs.</summary>
    public int[] Inputs { get; }

    /// <summary>The columns of the targets; none where there is a label, or inputs only.</summary>
    public int[] Targets { get; }

    /// <summary>The column of the label, or -1.</summary>
    public int Label { get; }

    /// <summary>Finds the columns by their names.</summary>
    /// <param name="names">The names of the file's columns.</param>
    /// <param name="roles">What is asked for.</param>
    /// <param name="line">The line of the header.</param>
    /// <param name="fault">How faults are said.</param>
    public static ColumnLayout Create(string[] names, ColumnRoles roles, long line, CsvFault fault)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            if (!places.TryAdd(names[column], column))
                throw fault.Of(line, FormattableString.Invariant($"the columns {places[names[column]] + 1} and {column + 1} of the header are both called {CsvFault.Quote(names[column])}, and each needs a name of its own{Doubt(names[column])}"));
        }

        int Find(string name, string role) => places.TryGetValue(name, out int column)
            ? column
            : throw fault.Of(line, $"there is no column {CsvFault.Quote(name)}, which {role} names{NearestName.Suggestion(name, names)}; the columns are {ListOf(names)}");

        var isTaken = new bool[names.Length];
        int[] FindAll(string[] wanted, string role)
        {
            int[] columns = new int[wanted.Length];
            for (int index = 0; index < wanted.Length; index++)
                isTaken[columns[index] = Find(wanted[index], role)] = true;
            return columns;
        }

        int label = roles.Label is null ? -1 : FindAll([roles.Label], nameof(CsvOptions.Label))[0];
        int[] targets = FindAll(roles.Targets ?? [], nameof(CsvOptions.Targets));
        FindAll(roles.Ignore, nameof(CsvOptions.Ignore));
        int[] inputs = roles.Columns is null ? Others(isTaken) : FindAll(roles.Columns, nameof(CsvOptions.Columns));
        if (inputs.Length == 0)
            throw fault.Of(line, $"no column is left for the inputs; the columns are {ListOf(names)}");
        return new ColumnLayout(names, inputs, targets, label);
    }

    /// <summary>The names of some columns.</summary>
    public string[] NamesOf(int[] columns) => Array.ConvertAll(columns, column => Names[column]);

    /// <summary>Names that are numbers are the first row of a file without a header.</summary>
    private static string Doubt(string name) => double.TryParse(name, CultureInfo.InvariantCulture, out _)
        ? $"; where the first line is a row of numbers already, set {nameof(CsvOptions.HasHeader)} = false"
        : "";

    private static int[] Others(bool[] isTaken)
    {
        var others = new List<int>();
        for (int column = 0; column < isTaken.Length; column++)
        {
            if (!isTaken[column])
                others.Add(column);
        }

        return [.. others];
    }

    private static string ListOf(string[] names)
    {
        const int Shown = 30;
        string list = string.Join(", ", names[..Math.Min(names.Length, Shown)]);
        return names.Length > Shown ? FormattableString.Invariant($"{list} and {names.Length - Shown} more") : list;
    }
}
