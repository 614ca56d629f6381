namespace NetGen.Benchmarks.Speed;

/// <summary>Rows of text under headings, printed as Markdown or in aligned columns.</summary>
internal sealed class Table(bool markdown, params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row, a text for each heading.</summary>
    public void Add(params string[] row) => _rows.Add(row);

    /// <summary>Prints all rows and an empty line; nothing where there are none.</summary>
    public void Write(TextWriter output)
    {
        if (_rows.Count == 0)
            return;
        if (markdown)
        {
            WriteRow(headings);
            WriteRow(headings.Select((_, column) => IsNumber(column) ? "---:" : "---"));
            _rows.ForEach(WriteRow);
        }
        else
        {
            int[] widths = [.. headings.Select((heading, column) => _rows.Max(row => Math.Max(row[column].Length, heading.Length)))];
            foreach (string[] row in _rows.Prepend(headings))
                output.WriteLine(string.Join("  ", row.Select((text, column) => IsNumber(column) ? text.PadLeft(widths[column]) : text.PadRight(widths[column]))).TrimEnd());
        }

        output.WriteLine();

        void WriteRow(IEnumerable<string> row) => output.WriteLine($"| {string.Join(" | ", row)} |");
    }

    private bool IsNumber(int column) => column > 0 && _rows.All(row => row[column] is "-" || char.IsAsciiDigit(row[column][0]) && row[column].Length < 12);
}
