using System.Globalization;
using System.Text;
using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>Texts that are samples.</summary>
public class CsvTests
{
    private static readonly string s_wine = Path.Combine(AppContext.BaseDirectory, "Data", "wine.csv");

    [Fact]
    public void WineIsRead()
    {
        SampleSet<float> wines = Csv.Read(s_wine, new CsvOptions { Label = "cultivar" });
        Assert.Equal((178, 13, 3, 3), (wines.Count, wines.InputSize, wines.ClassCount, wines.TargetSize));
        Assert.Equal(["class_0", "class_1", "class_2"], wines.ClassNames);
        Assert.Equal(("alcohol", "od280/od315_of_diluted_wines", "proline"), (wines.ColumnNames[0], wines.ColumnNames[11], wines.ColumnNames[12]));
        Assert.Empty(wines.TargetNames);
        Assert.Equal([14.23f, 1.71f, 2.43f, 15.6f, 127, 2.8f, 3.06f, 0.28f, 2.29f, 5.64f, 1.04f, 3.92f, 1065], wines.GetInputs(0).ToArray());
        // sklearn.utils.class_weight.compute_class_weight, as float.
        Assert.Equal([1.0056497175141244f, 0.8356807511737089f, 1.2361111111111112f], wines.ClassWeights());
        (SampleSet<float> training, SampleSet<float> validation) = wines.Split(0.8, seed: 1);
        Assert.Equal((142, 36), (training.Count, validation.Count));
        Assert.Equal(wines.ColumnNames, validation.ColumnNames);
    }

    [Fact]
    public void WineIsReadAsDoubleForARegression()
    {
        SampleSet<double> wines = Csv.Read<double>(s_wine, new CsvOptions { Targets = ["proline", "hue"], Ignore = ["cultivar"] });
        Assert.Equal((178, 11, 2, 0), (wines.Count, wines.InputSize, wines.TargetSize, wines.ClassCount));
        Assert.Equal(["proline", "hue"], wines.TargetNames);
        Assert.Equal([1065, 1.04], wines.GetTargets(0).ToArray());
        // load_wine().data[:, 12].sum() of scikit-learn.
        Assert.Equal(132947.0, Enumerable.Range(0, 178).Sum(row => wines.GetTargets(row)[0]));
    }

    [Fact]
    public void StreamsAndReadersAreReadAndStayOpen()
    {
        using FileStream stream = File.OpenRead(s_wine);
        Assert.Equal(178, Csv.Read(stream, new CsvOptions { Label = "cultivar" }).Count);
        Assert.True(stream.CanRead);
        stream.Position = 0;
        Assert.Equal(178, Csv.Read<double>(stream, new CsvOptions { Label = "cultivar" }).Count);
        using var reader = new StringReader("a\n1\n2");
        Assert.Equal(2, Csv.Read(reader).Count);
        Assert.Equal(-1, reader.Read());
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n")]
    [InlineData("\n\n  \na,b\n\n1,2\n   \n3,4\n\n\n")]
    [InlineData(" a , b\n 1 ,2 \n3,  4")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\" 3 \",4")]
    [InlineData("a;b\n1;2\n3;4\n")]
    [InlineData("a\tb\n1\t2\n3\t4\n")]
    [InlineData("a|b\n+1|2.0\n3e0|.4e1\n")]
    public void FormsOfOneTableAreOneTable(string text)
    {
        SampleSet<float> samples = Csv.Read(new StringReader(text));
        Assert.Equal(["a", "b"], samples.ColumnNames);
        Assert.Equal((2, 0), (samples.Count, samples.TargetSize));
        Assert.Equal([1, 2], samples.GetInputs(0).ToArray());
        Assert.Equal([3, 4], samples.GetInputs(1).ToArray());
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode })
        {
            using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(["a", "b"], Csv.Read(stream).ColumnNames);
        }
    }

    [Fact]
    public void QuotedFieldsHoldAnything()
    {
        SampleSet<float> samples = Csv.Read(new StringReader("\"a,b\",\"say \"\"x\"\"\",c\n1,2,\"one, two\"\n3,4,\"line\nline\"\n5,6,\"\"\"\"\n"), new CsvOptions { Label = "c" });
        Assert.Equal(["a,b", "say \"x\""], samples.ColumnNames);
        Assert.Equal(["\"", "line\nline", "one, two"], samples.ClassNames);
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(samples.GetLabel));
    }

    [Theory]
    [InlineData("10,9,-1,10", "-1,9,10")]
    [InlineData("10,9,x,10", "10,9,x")]
    [InlineData("b,a,B,A", "A,B,a,b")]
    [InlineData("1.0,10.0,2.0", "1.0,10.0,2.0")]
    [InlineData("99999999999999999999999,5", "5,99999999999999999999999")]
    [InlineData("true,false", "false,true")]
    public void NamesOfClassesAreSorted(string labels, string names)
    {
        string[] texts = labels.Split(',');
        SampleSet<float> samples = Csv.Read(new StringReader("x,y\n" + string.Join('\n', texts.Select(text => "1," + text))), new CsvOptions { Label = "y" });
        Assert.Equal(names.Split(','), samples.ClassNames);
        Assert.Equal(texts, Enumerable.Range(0, samples.Count).Select(row => samples.ClassNames[samples.GetLabel(row)]));
    }

    [Fact]
    public void GivenNamesOfClassesKeepTheirNumbers()
    {
        SampleSet<float> samples = Csv.Read(new StringReader("x,y\n1,no\n2,yes\n3,NA\n"), new CsvOptions { Label = "y", ClassNames = ["yes", "maybe", "no", "NA"] });
        Assert.Equal(["yes", "maybe", "no", "NA"], samples.ClassNames);
        Assert.Equal([2, 0, 3], Enumerable.Range(0, 3).Select(samples.GetLabel));
    }

    [Fact]
    public void ColumnsAreTakenInTheOrderThatIsAskedFor()
    {
        const string Text = "id,a,b,c\nx,1,2,3\ny,4,5,6";
        SampleSet<float> chosen = Csv.Read(new StringReader(Text), new CsvOptions { Columns = ["c", "a"], Targets = ["b"] });
        Assert.Equal(["c", "a"], chosen.ColumnNames);
        Assert.Equal([6, 4], chosen.GetInputs(1).ToArray());
        SampleSet<float> others = Csv.Read(new StringReader(Text), new CsvOptions { Ignore = ["id", "b"] });
        Assert.Equal(["a", "c"], others.ColumnNames);
    }

    [Fact]
    public void ColumnsWithoutAHeaderAreNumbered()
    {
        SampleSet<float> samples = Csv.Read(new StringReader("1,2,b\n3,4,a\n"), new CsvOptions { HasHeader = false, Label = "2" });
        Assert.Equal(["0", "1"], samples.ColumnNames);
        Assert.Equal([1, 2], samples.GetInputs(0).ToArray());
        Assert.Equal([1, 0], new[] { samples.GetLabel(0), samples.GetLabel(1) });
    }

    [Theory]
    [InlineData("1,5;2,5\n3,1;4,2", ';')]
    [InlineData("a;b\n\"1;1;1\";2", ';')]
    [InlineData("size|cm,b\n1,2\n3,4", ',')]
    [InlineData("a,b,c\n1,2\n", ',')]
    [InlineData("a\n1", ',')]
    [InlineData("a\tb\n1,5\t2", '\t')]
    [InlineData("", ',')]
    public void SeparatorsAreFound(string text, char separator) => Assert.Equal(separator, SeparatorSearch.Find(text, isAll: true));

    [Fact]
    public void AFileLongerThanWhatIsLookedAtIsReadWhole()
    {
        var text = new StringBuilder("a;b\n");
        for (int row = 0; row < 50_000; row++)
            text.Append(CultureInfo.InvariantCulture, $"{row};{row}.5\r\n");
        SampleSet<double> samples = Csv.Read<double>(new StringReader(text.ToString()));
        Assert.Equal(50_000, samples.Count);
        for (int row = 0; row < samples.Count; row++)
            Assert.Equal([row, row + 0.5], samples.GetInputs(row).ToArray());
    }

    [Fact]
    public void NumbersAreRoundedOnce()
    {
        // Just above the middle of two floats: by way of double it would be the middle, and rounded to the even one below.
        const string Middle = "1.000000059604644775390625000000001";
        Assert.Equal(1.0000001f, Csv.Read(new StringReader("a\n" + Middle)).GetInputs(0)[0]);
        Assert.Equal(1f, (float)double.Parse(Middle, CultureInfo.InvariantCulture));
        Assert.Equal(0.1, Csv.Read<double>(new StringReader("a\n0.1")).GetInputs(0)[0]);
    }

    [Fact]
    public void TheCultureOfTheMachineDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal([-1.5f, 1000], Csv.Read(new StringReader("a,b\n-1.5,1e3")).GetInputs(0).ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void RowsWithMissingValuesAreLeftOutWhereAskedFor()
    {
        SampleSet<float> samples = Csv.Read(new StringReader("a,b,y\n1,NA,u\n2,3,v\n,4,w\n5,6,?\n7,8,x\n"), new CsvOptions { Label = "y", MissingValues = MissingValues.SkipRow });
        Assert.Equal([2, 3], samples.GetInputs(0).ToArray());
        Assert.Equal([7, 8], samples.GetInputs(1).ToArray());
        Assert.Equal(["v", "x"], samples.ClassNames);
        SampleSet<float> regression = Csv.Read(new StringReader("a,y\n1,\n2,3"), new CsvOptions { Targets = ["y"], MissingValues = MissingValues.SkipRow });
        Assert.Equal((1, 3f), (regression.Count, regression.GetTargets(0)[0]));
    }

    [Fact]
    public void MissingInputsBecomeTheMeanOfTheirColumn()
    {
        SampleSet<double> samples = Csv.Read<double>(new StringReader("a,b\n1,nan\n?,10\n2, null \n6,20\n"), new CsvOptions { MissingValues = MissingValues.ColumnMean });
        double[] inputs = new double[8];
        samples.CopyRows([0, 1, 2, 3], inputs, []);
        Assert.Equal([1, 15, 3, 10, 2, 15, 6, 20], inputs);
    }

    [Fact]
    public void WhatStandsForMissingIsSaidByTheOptions()
    {
        SampleSet<float> samples = Csv.Read(new StringReader("a\n-999\n1\n"), new CsvOptions { MissingValues = MissingValues.SkipRow, MissingTexts = ["-999"] });
        Assert.Equal((1, 1f), (samples.Count, samples.GetInputs(0)[0]));
    }
}
