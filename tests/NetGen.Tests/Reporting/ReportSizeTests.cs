using System.Text;
using NetGen.Data;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>More than two dozen layers.</summary>
[Network(2, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 24, Activation = Activation.Identity, Loss = Loss.SoftmaxCE)]
internal sealed partial class DeepClassNet;

/// <summary>More classes than are drawn.</summary>
[Network(2, 4, 200, Loss = Loss.SoftmaxCE)]
internal sealed partial class ManyClassNet;

/// <summary>More numbers than are drawn.</summary>
[Network(2, 8, 60, Loss = Loss.MSE)]
internal sealed partial class ManyNumberNet;

/// <summary>A report stays small whatever is large.</summary>
public sealed class ReportSizeTests
{
    // What the documentation says.
    private const int MostBytes = 300_000;

    private static readonly string[] s_longNames = [.. Enumerable.Range(0, 200).Select(index => $"{index} {new string('Ä', 1000)}")];

    [Fact]
    public void With_many_epochs_layers_and_classes()
    {
        DeepClassNet network = Sectors();
        SampleSet<float> data = Noise(20_000, 24);
        ReportText page = AssertSmall(TrainingReport.Create(network, LongFit(), new() { Data = data, OutputNames = s_longNames[..24], LogarithmicLoss = true, Title = new string('<', 10_000) }));

        // All squares, all bars: there is no larger matrix.
        Assert.Equal(24 * 24, page.Drawn("confusion", "title").Length);
        Assert.Equal(2 * 7, page.Charts.Count(chart => chart == "chart histogram"));
        Assert.Contains("18 layers not shown", page.Section("weights"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_more_classes_than_are_drawn()
    {
        var page = AssertSmall(TrainingReport.Create(new ManyClassNet(seed: 1), LongFit(), new() { Data = Noise(20_000, 200), OutputNames = s_longNames }));
        Assert.DoesNotContain("chart confusion", page.Charts);
        Assert.Contains("Of 200 classes, those that are taken for others most often", page.Section("confusion"), StringComparison.Ordinal);
        Assert.Contains("Of 200 classes the 32 with the least F1", page.Section("scores"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_more_numbers_and_samples_than_are_drawn()
    {
        float[] inputs = [.. Inputs(20_000)];
        float[] targets = [.. Inputs(20_000 * 30)];
        var page = AssertSmall(TrainingReport.Create(new ManyNumberNet(seed: 1), LongFit(), new() { TestData = SampleSet.Create(inputs, 2, targets, 60) }));
        Assert.Equal(4, page.Charts.Count(chart => chart == "chart scatter"));
        Assert.Contains("1,500 samples of 20,000 from the test data, the first 4 of 60 outputs", page.Section("predictions"), StringComparison.Ordinal);
    }

    /// <summary>A network that says in which of 24 directions a point is, which has nothing to do with the classes of the noise.</summary>
    private static DeepClassNet Sectors()
    {
        var network = new DeepClassNet(seed: 1);
        foreach (ref readonly ParameterBlock block in DeepClassNet.Description.Blocks)
        {
            for (int index = 0; index < block.Count; index++)
            {
                (int row, int column) = (index / block.Columns, index % block.Columns);
                double angle = 2 * Math.PI * column / 24;
                bool isLast = block.Columns == 24;
                network.Parameters[block.Offset + index] = block.Kind == ParameterKind.Biases ? 0
                    : !isLast ? (row == column ? 1 : 0) + 1e-4f * (float)Math.Sin(index)
                    : row > 1 ? 0 : (float)(row == 0 ? Math.Cos(angle) : Math.Sin(angle));
            }
        }

        return network;
    }

    private static ReportText AssertSmall(TrainingReport report)
    {
        var page = new ReportText(report);
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 1, MostBytes);
        return page;
    }

    private static FitResult LongFit() => Runs.Of(Runs.Losses(5000), Runs.Losses(5000, scale: 3));

    private static SampleSet<float> Noise(int count, int classes)
        => SampleSet.Create([.. Inputs(count)], 2, [.. Enumerable.Range(0, count).Select(row => row * 7 % classes)], classes);

    private static IEnumerable<float> Inputs(int count)
    {
        var random = new Random(4);
        return Enumerable.Range(0, 2 * count).Select(_ => 10 * random.NextSingle() - 5);
    }
}
