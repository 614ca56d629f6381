namespace NetGen.Tests.Golden;

/// <summary>The reference cases, read from the folder that travels with the tests: what is there is what is tested.</summary>
internal static class GoldenFolder
{
    private static readonly Lazy<IReadOnlyDictionary<string, GoldenCase>> s_cases = new(() =>
        Directory.EnumerateFiles(Location, "*.json").Select(GoldenCase.Read).ToDictionary(read => read.Name));

    /// <summary>The folder beside the test assembly.</summary>
    public static string Location => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static IReadOnlyDictionary<string, GoldenCase> Cases => s_cases.Value;

    /// <summary>The names of all cases, in order.</summary>
    public static IEnumerable<string> Names => Cases.Keys.Order(StringComparer.Ordinal);

    /// <summary>One theory row per file.</summary>
    public static TheoryData<string> Rows => [.. Names];

    /// <summary>A theory row per file of a kind in float, and one in double.</summary>
    public static TheoryData<string, Precision> RowsOf(Func<GoldenCase, bool> kind)
    {
        var rows = new TheoryData<string, Precision>();
        foreach (string name in Names.Where(name => kind(Cases[name])))
        {
            rows.Add(name, Precision.Single);
            rows.Add(name, Precision.Double);
        }

        return rows;
    }
}
