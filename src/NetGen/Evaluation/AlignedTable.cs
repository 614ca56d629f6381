using System.Text;

namespace NetGen.Evaluation;

/// <summary>Rows of text in right-aligned columns, in the form of scikit-learn's reports. Lines end in \n on every system.</summary>
internal sealed class AlignedTable(int firstWidth = 0, int width = 9)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>An empty line.</summary>
    public void AddGap() => _rows.Add([]);

    public override string ToString()
    {
        int columns = _rows.Max(row => row.Length);
        var widths = new int[columns];
        for (int column = 0; column < columns; column++)
            widths[column] = Math.Max(column == 0 ? firstWidth : width, _rows.Max(row => column < row.Length ? row[column].Length : 0));

        var text = new StringBuilder();
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                // Two spaces after the names of rows, one between numbers.
                text.Append(column == 0 ? "" : column == 1 ? "  " : " ").Append(row[column].PadLeft(widths[column]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
