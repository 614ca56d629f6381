using System.Text;
using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>Texts that are not what the options say: the message has the line of the file, the column, the text, and what is needed.</summary>
public class CsvFaultTests
{
    public static TheoryData<string, CsvOptions, string> Faults => new()
    {
        { "a,ash\n1,2\n1,\"2,61\"", new(), "The text line 3, column ash: '2,61' is no number; a decimal point is needed, and no separators of thousands." },
        { "a,b\n1,x", new(), "The text line 2, column b: 'x' is no number, and one is needed." },
        { "\n\r\na,b\r\n\r\n1,x", new(), "The text line 5, column b: 'x' is no number, and one is needed." },
        { "a,b\n\"1\n\n\",2\n3,x", new(), "The text line 5, column b: 'x' is no number, and one is needed." },
        { "y,b\n\"1\r\n1\r\n1\",2\n3,x", new() { Label = "y" }, "The text line 5, column b: 'x' is no number, and one is needed." },
        { "\"a\na\",b\n3,x", new(), "The text line 3, column b: 'x' is no number, and one is needed." },
        { "1,x", new() { HasHeader = false }, "The text line 1, column 1: 'x' is no number, and one is needed." },
        { "a\n\"x\ny\"", new(), "The text line 2, column a: 'x\\ny' is no number, and one is needed." },
        { "a\n" + new string('x', 100), new(), "The text line 2, column a: '" + new string('x', 60) + "...' is no number, and one is needed." },
        { "a\n0x10", new(), "The text line 2, column a: '0x10' is no number, and one is needed." },
        { "a\ninf", new(), "The text line 2, column a: 'inf' is no number, and one is needed." },
        { "a\n-Infinity", new(), "The text line 2, column a: '-Infinity' is not finite as a Single, and a finite number is needed." },
        { "a\n1e39", new(), "The text line 2, column a: '1e39' is not finite as a Single, and a finite number is needed." },
        { "a\nnan", new() { MissingTexts = [] }, "The text line 2, column a: 'nan' is not finite as a Single, and a finite number is needed." },
        { "a,b\n1,2\n3", new(), "The text line 3: there is 1 field, and 2 are needed, as many as the header has." },
        { "a,b\n1,2,3", new(), "The text line 2: there are 3 fields, and 2 are needed, as many as the header has." },
        { "1,2\n1,2,", new() { HasHeader = false }, "The text line 2: there are 3 fields, and 2 are needed, as many as the first row has." },
        { "alcohol,ash\n1,2", new() { Label = "Ashe" }, "The text line 1: there is no column 'Ashe', which Label names (is 'ash' meant?); the columns are alcohol, ash." },
        { "\n\nalcohol,ash\n1,2", new() { Targets = ["price"] }, "The text line 3: there is no column 'price', which Targets names; the columns are alcohol, ash." },
        { "a,b\n1,2", new() { Columns = ["a", "c1"] }, "The text line 1: there is no column 'c1', which Columns names; the columns are a, b." },
        { "a,b\n1,2", new() { Ignore = ["B"] }, "The text line 1: there is no column 'B', which Ignore names (is 'b' meant?); the columns are a, b." },
        { "a,b,a\n1,2,3", new(), "The text line 1: the columns 1 and 3 of the header are both called 'a', and each needs a name of its own." },
        { "1,2,1\n1,2,3", new(), "The text line 1: the columns 1 and 3 of the header are both called '1', and each needs a name of its own; where the first line is a row of numbers already, set HasHeader = false." },
        { "a\n1", new() { Label = "a" }, "The text line 1: no column is left for the inputs; the columns are a." },
        { "", new(), "The text: there is nothing in it, and it needs a header and rows of data." },
        { "\n \n", new() { HasHeader = false }, "The text: there is nothing in it, and it needs rows of data." },
        { "a,b\n\n", new(), "The text: there are no rows of data after the header." },
        { "a,b\n1,\n,2", new() { MissingValues = MissingValues.SkipRow }, "The text: no row is left, as a value is missing in each of the 2 rows of data." },
        { "a,b\n1,", new(), "The text line 2, column b: the value is missing (''); MissingValues = SkipRow leaves such rows out, ColumnMean puts the mean of the column in its place." },
        { "a,b\n1,NA", new() { Targets = ["b"] }, "The text line 2, column b: the value is missing ('NA'); a sample needs its target, or to be left out (SkipRow)." },
        { "a,b\n1,?", new() { Label = "b", MissingValues = MissingValues.ColumnMean }, "The text line 2, column b: the value is missing ('?'); a sample needs its class, or to be left out (SkipRow)." },
        { "a,b\n1,?\n2,?", new() { MissingValues = MissingValues.ColumnMean }, "The text line 2, column b: the value is missing, as it is in all rows, and a mean needs one that is not." },
        { "a,b\n1,no\n1,maybe", new() { Label = "b", ClassNames = ["no", "yes"] }, "The text line 3, column b: 'maybe' is not a class; the classes are no, yes." },
        { "a,b\n1,2\n\n3,\"4\n5,6\n", new(), "The text line 4: a quote is opened here and never closed; a quote inside a quoted field is doubled." },
        { "a,b\n1,2\n3,\"" + new string('4', 20_000_000), new(), "The text: the row that begins on line 3 or after it has no end; a quote may be opened there and never closed." },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void FaultsSayWhereTheyAre(string text, CsvOptions options, string message)
        => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Csv.Read(new StringReader(text), options)).Message);

    public static TheoryData<CsvOptions, string> Contradictions => new()
    {
        { new() { Label = "a", Targets = ["b"] }, "CsvOptions: both Label and Targets are given; samples have classes or targets." },
        { new() { ClassNames = ["b"] }, "CsvOptions: ClassNames is given and Label, the column of the classes, is not." },
        { new() { Label = "a", ClassNames = ["b", "b"] }, "CsvOptions: ClassNames has 'b' twice." },
        { new() { Label = "a", Columns = ["b", "a"] }, "CsvOptions: 'a' is in Label and in Columns; a column is one of them." },
        { new() { Columns = ["b", "b"] }, "CsvOptions: Columns names 'b' twice." },
        { new() { Targets = ["b"], Ignore = ["b"] }, "CsvOptions: 'b' is in Targets and in Ignore; a column is one of them." },
        { new() { Targets = [] }, "CsvOptions: Targets is empty and needs at least one name, or to be null." },
        { new() { Separator = '"' }, "CsvOptions: Separator is the character 34 and must be a visible one of ASCII, a tab or a space, but neither a quote nor #." },
        { new() { Separator = '\n' }, "CsvOptions: Separator is the character 10 and must be a visible one of ASCII, a tab or a space, but neither a quote nor #." },
        { new() { MissingValues = (MissingValues)7 }, "CsvOptions: MissingValues is 7, which is no rule." },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void OptionsThatContradictOneAnotherAreSaidBeforeTheFileIsLookedFor(CsvOptions options, string message)
        => Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Csv.Read("there is no such file.csv", options)).Message, StringComparison.Ordinal);

    [Fact]
    public void EveryVisibleSeparatorIsTaken()
    {
        for (char separator = ' '; separator <= '~'; separator++)
        {
            if (separator is '"' or '#' or 'a' or 'b' or '1' or '2')
                continue;
            SampleSet<float> samples = Csv.Read(new StringReader($"a{separator}b\n1{separator}2"), new CsvOptions { Separator = separator });
            Assert.Equal([1, 2], samples.GetInputs(0).ToArray());
        }
    }

    [Fact]
    public void FilesAreNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(path, "a,ash\n1,x\n");
            Assert.StartsWith(path + " line 2, column ash: 'x' is no number", Assert.Throws<InvalidDataException>(() => Csv.Read(path)).Message, StringComparison.Ordinal);
            using (FileStream stream = File.OpenRead(path))
                Assert.StartsWith(path + " line 2", Assert.Throws<InvalidDataException>(() => Csv.Read(stream)).Message, StringComparison.Ordinal);

            File.WriteAllBytes(path, [.. "n,a\n1,2\nM"u8, 0xFC, .. ",3"u8]);
            Assert.Equal(path + ": the text is not UTF-8; save it so, or pass a StreamReader that has its encoding.", Assert.Throws<InvalidDataException>(() => Csv.Read(path)).Message);
            using var reader = new StreamReader(path, Encoding.Latin1);
            Assert.Equal(["1", "Mü"], Csv.Read(reader, new CsvOptions { Label = "n" }).ClassNames);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => Csv.Read(path)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Csv.Read((string)null!));
        Assert.Throws<ArgumentNullException>(() => Csv.Read((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Csv.Read((TextReader)null!));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        string folder = AppContext.BaseDirectory;
        Assert.Equal($"{folder}: this is a folder; a file is needed.", Assert.Throws<IOException>(() => Csv.Read(folder)).Message);
    }
}
