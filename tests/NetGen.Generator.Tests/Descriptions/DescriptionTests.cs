extern alias generator;

using System.Globalization;
using System.Text;
using generator::NetGen.Generator.Model;
using NetGen.Build;
using NetGen.Formats.Reading;
using NetGen.Runtime;

namespace NetGen.Generator.Tests.Descriptions;

/// <summary>What the build writes about a model is what the generator reads; anything else, the generator takes for nothing.</summary>
public sealed class DescriptionTests
{
    private static readonly DenseModel s_model = new(
        [
            new DenseLayer(2, 3, [0.1f, -2, 3, 4, 5, 6e-30f], [0.5, 0, -0.0], LayerActivation.Parse("Tanh"), "fc1\tweight\n", [3, 2], "fc1.bias"),
            new DenseLayer(3, 1, [1, 2, 3], null, null, "fc2.weight", [1, 3], null),
        ],
        isDouble: false,
        ["Read as [outputs][inputs]."]);

    [Fact]
    public void IsReadAsItWasWritten()
    {
        ModelDescription description = Read(Write(s_model, resourceName: null))!;

        Assert.Equal("models/policy.onnx", description.Source);
        Assert.False(description.IsDouble);
        Assert.True(description.HasBiases);
        Assert.Equal(
            [new ModelLayer(2, 3, "Tanh", "fc1?weight?", "3 x 2", "fc1.bias"), new ModelLayer(3, 1, null, "fc2.weight", "1 x 3", null)],
            description.Layers);
        Assert.Equal(["Read as [outputs][inputs]."], description.Remarks);
        Assert.Null(description.Resource);
        Assert.Equal(
            ["1 1: 0.1 -2 3", "1 2: 4 5 6E-30", "1 0: 0.5 0 -0", "2 1: 1", "2 2: 2", "2 3: 3", "2 0: 0"],
            description.Rows.Select(row => $"{row.Layer} {row.Input}: {string.Join(" ", row.Numbers)}"));
    }

    [Fact]
    public void MayNameAResource()
    {
        ModelDescription description = Read(Write(s_model, "NetGen/models/policy.onnx"))!;
        Assert.Equal("NetGen/models/policy.onnx", description.Resource);
        Assert.Empty(description.Rows);
    }

    /// <summary>A double file tells what single precision would cost; the build has refused a single one for that.</summary>
    [Fact]
    public void TellsWhatSinglePrecisionCannotHold()
    {
        var folding = FoldedScaling.IntoMatrix("node 'fc' (Gemm)", [1, 1], outputs: 1, scale: null, [1e9, 0], deviation: null, taken: null, isOfInputs: true);
        DenseModel model = new([new DenseLayer(2, 1, [1, 1], null, LayerActivation.Parse("Identity"), "fc.weight", [2, 1], null, folding)], isDouble: true, []);
        Assert.StartsWith("Node 'fc' (Gemm): the scaling of its input is folded into weights of single precision, which costs about 42.1 of", Read(Write(model, resourceName: null))!.NotSingle, StringComparison.Ordinal);
        Assert.Null(Read(Write(new DenseModel(model.Layers, isDouble: false, []), resourceName: null))!.NotSingle);
        Assert.Null(Read(Write(s_model, resourceName: null))!.NotSingle);
    }

    [Fact]
    public void TheResourceHasTheSameNumbersInTheSameOrder()
    {
        using var stream = new MemoryStream();
        ParameterWriter.Write(stream, s_model);
        float[] numbers = [.. stream.ToArray().Chunk(sizeof(float)).Select(bytes => BitConverter.ToSingle(bytes))];
        ModelDescription description = Read(Write(s_model, resourceName: null))!;
        Assert.Equal(
            description.Rows.SelectMany(row => row.Numbers).Select(number => float.Parse(number, CultureInfo.InvariantCulture)),
            numbers);
    }

    /// <summary>Written in another order, cut off, of another version, with rows that are too short, too long, missing or no numbers.</summary>
    [Theory]
    [InlineData("netgen-model 4", "netgen-model 3")]
    [InlineData("source\t", "sauce\t")]
    [InlineData("precision\tsingle", "precision\thalf")]
    [InlineData("precision\tsingle\n", "")]
    [InlineData("biases\tyes", "biases\tno")]
    [InlineData("biases\tyes", "biases\tmaybe")]
    [InlineData("layer\t2\t3", "layer\t0\t3")]
    [InlineData("layer\t2\t3", "layer\t2\t-3")]
    [InlineData("layer\t2\t3", "layer\t2\t99999999999")]
    [InlineData("layer\t2\t3", "layer\t2")]
    [InlineData("layer\t2\t3", "layer\t2\t4")]
    [InlineData("row\t1\t1\t0.1 -2 3\n", "")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t2\t0.1 -2 3")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1 -2")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1 -2 3 4")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1 -2 Evil()")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1 -2 3f")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1 -2 1,5")]
    [InlineData("row\t1\t1\t0.1 -2 3", "row\t1\t1\t0.1  3")]
    [InlineData("end\n", "row\t2\t0\t1\nend\n")]
    [InlineData("end\n", "resource\tname\nend\n")]
    [InlineData("end\n", "")]
    public void IsNothingWhereItIsNotWhole(string right, string wrong)
    {
        string text = Write(s_model, resourceName: null);
        string changed = text.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.NotNull(Read(text));
        Assert.Null(Read(changed));
    }

    [Fact]
    public void IsNothingWhereverItIsCutOff()
    {
        string text = Write(s_model, resourceName: null);
        Assert.All(Enumerable.Range(0, text.Length - 1), length => Assert.Null(Read(text[..length])));
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(16777216f, "16777216")]
    [InlineData(0.30000001f, "0.3")]
    [InlineData(1.17549435E-38f, "1.1754944E-38")]
    [InlineData(-0.0f, "-0")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void NumbersHaveAsFewDigitsAsTheyNeed(float value, string text) => Assert.Equal(text, NumberText.Of(value, isDouble: false));

    /// <summary>Numbers of all magnitudes read back as the same bits.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NumbersReadBackAsTheSameBits(bool isDouble)
    {
        var random = new Random(1);
        for (int count = 0; count < 100_000; count++)
        {
            double value = isDouble ? BitConverter.Int64BitsToDouble(random.NextInt64()) : BitConverter.Int32BitsToSingle(random.Next());
            if (!double.IsFinite(value))
                continue;
            string text = NumberText.Of(value, isDouble);
            double back = isDouble ? double.Parse(text, CultureInfo.InvariantCulture) : float.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(back));
        }
    }

    private static string Write(DenseModel model, string? resourceName)
    {
        using var stream = new MemoryStream();
        DescriptionWriter.Write(stream, "models/policy.onnx", ModelForms.Of(model), resourceName, stagedResourceName: null);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ModelDescription? Read(string text) => ModelDescriptionReader.Read(text, CancellationToken.None);
}
