namespace NetGen.Data;

/// <summary>Finds out what separates the fields of a text.</summary>
internal static class SeparatorSearch
{
    // The comma comes last: in a file of another separator it stands within numbers, equally often in each row.
    private const string Candidates = "\t;|,";
    private const int RowsLookedAt = 10;

    /// <summary>The first candidate that is equally often in each of the first rows, otherwise the one that is most often in the first; a comma where there is none.</summary>
    /// <param name="beginning">The beginning of the text.</param>
    /// <param name="isAll">Whether it is all of the text; otherwise its last row is incomplete.</param>
    public static char Find(ReadOnlySpan<char> beginning, bool isAll)
    {
        Span<int> first = stackalloc int[Candidates.Length];
        Span<int> row = stackalloc int[Candidates.Length];
        Span<bool> isEqual = [true, true, true, true];
        int rows = 0;
        while (rows < RowsLookedAt && !beginning.IsEmpty)
        {
            bool isEnded = Count(ref beginning, row, out bool isEmpty);
            if (isEmpty)
                continue;
            if (!isEnded && !isAll && rows > 0)
                break;
            if (rows++ == 0)
                row.CopyTo(first);
            for (int candidate = 0; candidate < row.Length; candidate++)
                isEqual[candidate] &= row[candidate] == first[candidate];
        }

        int found = -1;
        for (int candidate = 0; candidate < first.Length; candidate++)
        {
            if (isEqual[candidate] && first[candidate] > 0)
                return Candidates[candidate];
            if (first[candidate] > 0 && (found < 0 || first[candidate] > first[found]))
                found = candidate;
        }

        return found < 0 ? ',' : Candidates[found];
    }

    // Counts the candidates of a row outside quotes, and goes on to the next row.
    private static bool Count(ref ReadOnlySpan<char> text, scoped Span<int> counts, out bool isEmpty)
    {
        counts.Clear();
        isEmpty = true;
        bool isQuoted = false;
        for (int position = 0; position < text.Length; position++)
        {
            char character = text[position];
            if (character is '\r' or '\n' && !isQuoted)
            {
                text = text[(position + 1)..];
                return true;
            }

            isEmpty &= character == ' ';
            if (character == '"')
                isQuoted = !isQuoted;
            int candidate = Candidates.IndexOf(character, StringComparison.Ordinal);
            if (candidate >= 0 && !isQuoted)
                counts[candidate]++;
        }

        text = default;
        return false;
    }
}
