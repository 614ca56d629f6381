using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>The curves of a report, whatever the losses are.</summary>
public sealed class ReportCurveTests
{
    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten_and_leaves_out_zeros()
    {
        ReportText page = PageOf(Runs.Of([100, 10, 1, 0.1, 0, 0.01]), isLogarithmic: true);
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], page.VerticalMarks("loss"));
        (double X, double Y)[] points = PointsOf(page.Path("loss", "training"));
        Assert.Equal(5, points.Length);
        Assert.All(Enumerable.Range(1, 3), index => Assert.Equal(points[1].Y - points[0].Y, points[index].Y - points[index - 1].Y, 0.11));
        Assert.Contains("1 of 6 losses have no place on this axis", page.Section("loss"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_linear_axis_begins_at_zero()
    {
        ReportText page = PageOf(Runs.Of([8, 4, 2]));
        Assert.Equal(["0", "2", "4", "6", "8"], page.VerticalMarks("loss"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Losses_that_are_not_finite_are_gaps(bool isLogarithmic)
    {
        ReportText page = PageOf(
            Runs.Of([1, double.NaN, double.PositiveInfinity, 2, 3, double.MaxValue], [double.NaN, double.NegativeInfinity, 1, double.NaN, 1, 1]), isLogarithmic);
        Assert.Equal(2, page.Path("loss", "training").Count(letter => letter == 'M'));
        Assert.Equal(2, page.Path("loss", "validation").Count(letter => letter == 'M'));
        Assert.Contains("6 of 12 losses have no place", page.Section("loss"), StringComparison.Ordinal);
        Assert.DoesNotMatch("[^a-z](NaN|Infinity|∞)[^a-z]", Regex.Replace(page.Text, "<title>.*?</title>|<li.*?</li>", ""));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(-1.0)]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(123456.789)]
    public void One_loss_is_drawn_or_left_out(double loss)
    {
        foreach (bool isLogarithmic in new[] { false, true })
        {
            ReportText page = PageOf(Runs.Of([loss]), isLogarithmic);
            Assert.True(page.VerticalMarks("loss").Length >= 2, string.Join(" ", page.VerticalMarks("loss")));
            Assert.Equal(page.VerticalMarks("loss").Length, page.VerticalMarks("loss").Distinct().Count());
        }
    }

    [Fact]
    public void A_training_without_an_epoch_says_so()
    {
        ReportText page = PageOf(Runs.Of([], reason: StopReason.LossNotFinite));
        Assert.Contains("No epoch ended.", page.Section("loss"), StringComparison.Ordinal);
        Assert.DoesNotContain("chart loss", page.Charts);
    }

    [Fact]
    public void Of_many_epochs_each_column_has_its_least_and_its_largest()
    {
        double[] losses = [.. Enumerable.Repeat(1.0, 5000)];
        losses[1234] = 9;
        losses[4321] = 0;
        (double X, double Y)[] points = PointsOf(PageOf(Runs.Of(losses)).Path("loss", "training"));
        Assert.InRange(points.Length, 300, 900);
        Assert.True(points.Min(point => point.Y) < points[0].Y - 100);
        Assert.True(points.Max(point => point.Y) > points[0].Y + 10);
        Assert.Equal(points.Select(point => point.X).Order(), points.Select(point => point.X));
    }

    [Fact]
    public void Each_strip_says_the_losses_of_an_epoch()
    {
        ReportText page = PageOf(Runs.Of([4, 2, 1], [8, 7, 6]));
        Assert.Equal(
            ["epoch 1: training 4, validation 8", "epoch 2: training 2, validation 7", "epoch 3: training 1, validation 6"],
            page.Drawn("loss", "title").Select(title => title.Value));
        Assert.Equal(96, PageOf(Runs.Of(Runs.Losses(5000))).Drawn("loss", "title").Length);
    }

    [Fact]
    public void A_broken_network_has_a_report_all_the_same()
    {
        var network = new ThreeClassNet(seed: 1);
        network.Parameters.Fill(float.NaN);
        network.Parameters[0] = 3;
        var page = new ReportText(TrainingReport.Create(network, Runs.Of([1]), new() { Data = Samples.ThreeClasses() }));
        Assert.Contains("No judgement on the training data", page.Sections);
        Assert.Contains("is NaN; a probability is from 0 to 1", page.Section("judgement"), StringComparison.Ordinal);
        Assert.Contains("15 not finite or beyond 1e300", page.Section("weights"), StringComparison.Ordinal);
        Assert.Contains("16 not finite", page.Section("gradients"), StringComparison.Ordinal);
    }

    private static ReportText PageOf(FitResult fit, bool isLogarithmic = false)
        => new(TrainingReport.Create(new ThreeClassNet(seed: 1), fit, new() { LogarithmicLoss = isLogarithmic }));

    private static (double X, double Y)[] PointsOf(string path) =>
    [
        .. Regex.Matches(path, @"[ML](-?[\d.]+) (-?[\d.]+)").Select(match
            => (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))),
    ];
}
