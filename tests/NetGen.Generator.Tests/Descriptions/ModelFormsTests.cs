extern alias generator;

using System.Text;
using generator::NetGen.Generator.Model;
using NetGen.Build;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.Generator.Tests.Descriptions;

/// <summary>A file that scales is described with its scaling folded and as stages, or as stages alone where weights cannot hold it.</summary>
public sealed class ModelFormsTests
{
    [Fact]
    public void AFileThatScalesNothingHasOneForm()
    {
        ModelDescription file = Describe(WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "y"));
        Assert.Equal((None, true, true), ($"{file.Scaling}", file.Staged is null, file.NotFolded is null));
    }

    [Fact]
    public void AScalingThatCanBeFoldedIsDescribedBothWays()
    {
        ModelDescription file = Describe(Scaled(mean: 1.5f));
        Assert.Equal(None, $"{file.Scaling}");
        Assert.Equal(["1 1: 2", "1 2: 8", "1 0: -3"], Rows(file));
        ModelDescription staged = file.Staged!;
        Assert.Equal("Inputs", $"{staged.Scaling}");
        Assert.Equal(["1 1: 1", "1 2: 2"], Rows(staged));
        Assert.False(staged.HasBiases);
        Assert.Equal(("1.5 0", "2 4", false), (string.Join(" ", staged.InputScaling!.Offsets), string.Join(" ", staged.InputScaling.Factors), staged.InputScaling.IsDouble));
        Assert.Equal((file.Source, file.IsDouble), (staged.Source, staged.IsDouble));
    }

    [Fact]
    public void AScalingThatCannotBeFoldedIsDescribedAsStagesAlone()
    {
        ModelDescription file = Describe(Scaled(mean: 1.7e9f));
        Assert.Equal("Inputs", $"{file.Scaling}");
        Assert.Null(file.Staged);
        Assert.StartsWith("Node 'node2' (MatMul): the scaling of its input is folded into weights of single precision, which costs about", file.NotFolded, StringComparison.Ordinal);
        Assert.Equal("1.7E+09 0", string.Join(" ", file.InputScaling!.Offsets));
        Assert.Null(file.NotSingle);
    }

    /// <summary>Numbers of double precision that single precision does not hold: the stage says so, too.</summary>
    [Fact]
    public void AnOffsetOfDoublePrecisionIsKept()
    {
        byte[] offset = Tensor("mean", [2], DoubleType, Wire.Bytes(9, BitConverter.GetBytes(1700000050.0), BitConverter.GetBytes(0.1)));
        ModelDescription file = Describe(WithInput(2).Initializer(offset).Floats("factor", [2], 2, 4).Floats("W", [2, 1], 1, 2).Node("Sub", "x mean", "c").Node("Mul", "c factor", "n").Node("MatMul", "n W", "y"));
        Assert.Equal(("1700000050 0.1", true), (string.Join(" ", file.InputScaling!.Offsets), file.InputScaling.IsDouble));
        Assert.Contains("becomes 1700000000 in single precision, which shifts its input by 100 deviations; at most 0.001 is accepted. Give the network Precision = Precision.Double", file.NotSingle, StringComparison.Ordinal);
    }

    /// <summary>A description with stages is whole or nothing.</summary>
    [Theory]
    [InlineData("1.5 0\t2 4", "1.5\t2 4")]
    [InlineData("1.5 0\t2 4", "1.5 0\t2 4 1")]
    [InlineData("1.5 0\t2 4", "1.5 0\t2 Evil()")]
    [InlineData("scaling\tinputs\tsingle", "scaling\tinputs\thalf")]
    [InlineData("scaling\tinputs\tsingle", "scaling\tmiddle\tsingle")]
    [InlineData("scaling\tinputs\tsingle\t1.5 0\t2 4\n", "")]
    [InlineData("scaling\tinputs\tsingle\t1.5 0\t2 4\n", "scaling\tnothing\n")]
    [InlineData("staged\n", "staged\nstaged\n")]
    [InlineData("staged\n", "")]
    public void IsNothingWhereItIsNotWhole(string right, string wrong)
    {
        string text = Write(Scaled(mean: 1.5f));
        string changed = text.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.NotNull(ModelDescriptionReader.Read(text, CancellationToken.None));
        Assert.Null(ModelDescriptionReader.Read(changed, CancellationToken.None));
        Assert.All(Enumerable.Range(0, text.Length - 1), length => Assert.Null(ModelDescriptionReader.Read(text[..length], CancellationToken.None)));
    }

    private const string None = "None";

    /// <summary>(x - mean) * (2, 4), then W = (1, 2).</summary>
    private static OnnxBuilder Scaled(float mean) => WithInput(2).Floats("mean", [2], mean, 0).Floats("factor", [2], 2, 4).Floats("W", [2, 1], 1, 2)
        .Node("Sub", "x mean", "c").Node("Mul", "c factor", "n").Node("MatMul", "n W", "y");

    private static IEnumerable<string> Rows(ModelDescription file) => file.Rows.Select(row => $"{row.Layer} {row.Input}: {string.Join(" ", row.Numbers)}");

    private static ModelDescription Describe(OnnxBuilder model) => ModelDescriptionReader.Read(Write(model), CancellationToken.None)!;

    private static string Write(OnnxBuilder model)
    {
        byte[] bytes = model.ToBytes();
        var forms = ModelForms.Read(stages => OnnxModel.Read(bytes, new ExternalDataFolder(null), new OnnxReadOptions(null, null, stages)));
        using var stream = new MemoryStream();
        DescriptionWriter.Write(stream, "scaled.onnx", forms, resourceName: null, stagedResourceName: null);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
