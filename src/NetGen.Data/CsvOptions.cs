namespace NetGen.Data;

/// <summary>What a file of comma-separated values means as samples: which columns are inputs, and what is to be learned from them.</summary>
/// <remarks>
/// Columns are called by their names in the header, letter by letter with case; without a header they are called "0", "1", "2" and so on.
/// Where neither <see cref="Label"/> nor <see cref="Targets"/> is given, the samples have inputs only, as a network predicts from.
/// </remarks>
/// <example>
/// <code>
/// var classes = new CsvOptions { Label = "species", Ignore = ["id"] };
/// var regression = new CsvOptions { Targets = ["price"], MissingValues = MissingValues.SkipRow };
/// </code>
/// </example>
public sealed class CsvOptions
{
    /// <summary>The column that holds the class of each sample, as text or numbers; null where there are no classes. Not together with <see cref="Targets"/>.</summary>
    public string? Label { get; set; }

    /// <summary>
    /// The names of the classes, by label. Null: those that the column has, sorted by number where all of them are whole numbers, otherwise
    /// letter by letter (ordinally). Given names keep labels the same between files of which one lacks a class, and make any other text an error.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>The columns that hold the targets of a regression, in this order; null where there are none. Not together with <see cref="Label"/>.</summary>
    public IReadOnlyList<string>? Targets { get; set; }

    /// <summary>The columns of the inputs, in this order; null for all that are neither label nor target nor ignored, in the order of the file.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>The columns that are not read; null for none. What is in them may be anything.</summary>
    public IReadOnlyList<string>? Ignore { get; set; }

    /// <summary>Whether the first row holds the names of the columns.</summary>
    public bool HasHeader { get; set; } = true;

    /// <summary>
    /// What separates the fields of a row: a visible character of ASCII, a tab or a space (exactly one), but neither a quote nor #. Null finds it out: the first of tab,
    /// semicolon, bar and comma that is equally often in each of the first ten rows, otherwise the one that is most often in the first row.
    /// </summary>
    public char? Separator { get; set; }

    /// <summary>What becomes of a row in which a value is missing.</summary>
    public MissingValues MissingValues { get; set; }

    /// <summary>
    /// The texts that stand for a missing value, whatever their case. A text that is one of <see cref="ClassNames"/> is a class all the same.
    /// </summary>
    public IReadOnlyList<string> MissingTexts { get; set; } = ["", "?", "NA", "N/A", "NaN", "null"];
}
