using System.Globalization;
using System.Numerics;
using nietras.SeparatedValues;

namespace NetGen.Data;

/// <summary>Rows of a text become samples.</summary>
internal static class SampleReading
{
    public static SampleSet<T> Read<T>(TextReader text, string source, ColumnRoles roles)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fault = new CsvFault(source);
        using var rows = new CsvRows(text, roles.Separator, fault);
        if (!rows.MoveNext())
            throw fault.Of(roles.HasHeader ? "there is nothing in it, and it needs a header and rows of data" : "there is nothing in it, and it needs rows of data");

        ColumnLayout layout = ColumnLayout.Create(roles.HasHeader ? Header(rows.Current) : Numbered(rows.Current.ColCount), roles, rows.Line, fault);
        var samples = new SampleBuilder<T>(layout, roles, fault);
        if (roles.HasHeader && !rows.MoveNext())
            throw fault.Of("there are no rows of data after the header");
        do
        {
            if (rows.Current.ColCount != layout.Names.Length)
                throw fault.Of(rows.Line, FormattableString.Invariant($"{Fields(rows.Current.ColCount)}, and {layout.Names.Length} are needed, as many as {(roles.HasHeader ? "the header has" : "the first row has")}"));
            samples.Add(rows.Current, rows.Line);
        }
        while (rows.MoveNext());
        return samples.ToSamples();
    }

    private static string Fields(int count) => FormattableString.Invariant($"there {(count == 1 ? "is 1 field" : $"are {count.ToString(CultureInfo.InvariantCulture)} fields")}");

    private static string[] Header(SepReader.Row row)
    {
        var names = new string[row.ColCount];
        for (int column = 0; column < names.Length; column++)
            names[column] = row[column].ToString();
        return names;
    }

    private static string[] Numbered(int count)
    {
        var names = new string[count];
        for (int column = 0; column < count; column++)
            names[column] = column.ToString(CultureInfo.InvariantCulture);
        return names;
    }
}
