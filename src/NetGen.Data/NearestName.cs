namespace NetGen.Data;

/// <summary>Finds the name that was meant.</summary>
internal static class NearestName
{
    /// <summary>A question for the end of a sentence, where a name is near enough: at most a third of its letters are others. Otherwise nothing.</summary>
    public static string Suggestion(string name, string[] names)
    {
        string? nearest = null;
        int smallest = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in names)
        {
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < smallest)
                (nearest, smallest) = (candidate, distance);
        }

        return nearest is null ? "" : $" (is {CsvFault.Quote(nearest)} meant?)";
    }

    // Levenshtein: how many letters are put in, left out or replaced.
    private static int Distance(string first, string second)
    {
        int[] previous = new int[second.Length + 1];
        int[] current = new int[second.Length + 1];
        for (int column = 0; column < previous.Length; column++)
            previous[column] = column;
        for (int row = 1; row <= first.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= second.Length; column++)
            {
                int replaced = previous[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[second.Length];
    }
}
