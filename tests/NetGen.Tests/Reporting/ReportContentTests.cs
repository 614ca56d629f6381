using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Data;
using NetGen.Tests.Evaluation;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>What a report has in it, by what it is given.</summary>
public sealed class ReportContentTests
{
    [Fact]
    public void Of_a_classifier_with_data_has_all_sections()
    {
        (ThreeClassNet network, SampleSet<float> data, FitResult fit) = Runs.ThreeClasses();
        var page = new ReportText(TrainingReport.Create(network, fit, new() { Data = data, TestData = data, Title = "Run 1" }));

        Assert.Equal("Run 1", page.Title);
        Assert.Equal(["Loss", "Learning rate", "Confusion matrix", "Classes", "Weights by layer", "Gradients by layer", "Network", "Settings", "Environment"], page.Sections);
        Assert.Equal(["chart loss", "chart rate", "chart confusion", "chart histogram", "chart histogram", "chart histogram", "chart histogram", "netgen-diagram"], page.Charts);
        Assert.Contains("ThreeClassNet: 2-8-3, 51 parameters, SoftmaxCE", page.Head, StringComparison.Ordinal);
        Assert.Contains("205 samples from the test data", page.Section("confusion"), StringComparison.Ordinal);
        Assert.Contains("205 samples from the training data", page.Section("gradients"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_network_alone_has_what_is_known_without_data()
    {
        (ThreeClassNet network, _, FitResult fit) = Runs.ThreeClasses();
        var page = new ReportText(TrainingReport.Create(network, fit));
        Assert.Equal("ThreeClassNet", page.Title);
        Assert.Equal(["Loss", "Learning rate", "Weights by layer", "Network", "Settings", "Environment"], page.Sections);
    }

    [Fact]
    public void Of_a_regression_has_predicted_over_true_numbers()
    {
        (RegressionNet network, SampleSet<double> data, FitResult fit) = Runs.Regression();
        var page = new ReportText(TrainingReport.Create(network, fit, new() { TestData = data, OutputNames = ["plane", "saddle"] }));
        Assert.Equal(2, page.Charts.Count(chart => chart == "chart scatter"));
        Assert.Contains("output saddle", page.Section("predictions"), StringComparison.Ordinal);
        Assert.Contains("RMSE", page.Section("scores"), StringComparison.Ordinal);

        // A point for each sample, but where two are at the same place.
        string points = (string)page.Drawn("predictions", "path").First(path => (string?)path.Attribute("class") == "points").Attribute("d")!;
        Assert.InRange(points.Count(letter => letter == 'M'), 90, 101);
    }

    [Fact]
    public void Of_labels_has_the_scores_of_each()
    {
        var network = new ThreeLabelsSingle(seed: 1);
        var problem = new Problem<float>(network, samples: 30, classes: 2);
        float[] targets = [.. Enumerable.Range(0, 90).Select(index => (float)(index % 2))];
        var page = new ReportText(TrainingReport.Create(network, Runs.Of([1, 0.5]), new() { TestData = problem.WithTargets(3, targets), OutputNames = ["rain", "wind", "fog"] }));
        Assert.Contains("Labels", page.Sections);
        Assert.Contains("fog", page.Section("scores"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_sigmoid_output_has_a_matrix_of_two_classes()
    {
        var network = new TwoClassNet(seed: 1);
        var page = new ReportText(TrainingReport.Create(network, Runs.Of([1, 0.5]), new() { Data = Samples.TwoClasses(), OutputNames = ["no", "yes"] }));
        Assert.Contains("120 samples from the training data", page.Section("confusion"), StringComparison.Ordinal);
        Assert.Contains("yes", page.Section("confusion"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_its_settings_and_where_it_was_made_and_nobody()
    {
        (ThreeClassNet network, _, FitResult fit) = Runs.ThreeClasses();
        var page = new ReportText(TrainingReport.Create(network, fit));
        string settings = page.Section("settings");
        foreach (string part in new[] { "Training samples164", "Validation samples41", "Validation fraction0.2", "Epochs, at most12", "Batch size32", "Optimizer.Adam(learningRate: 0.001", "patience 40, restores the best epoch", "Seed7" })
            Assert.Contains(part, settings, StringComparison.Ordinal);
        string environment = page.Section("environment");
        foreach (string part in new[] { "NetGen0.1.0", ".NET 10", "Vectors", "Architecture" })
            Assert.Contains(part, environment, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($">{Environment.UserName}<", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Has_the_counts_of_the_matrix_and_of_all_weights()
    {
        (ThreeClassNet network, SampleSet<float> data, FitResult fit) = Runs.ThreeClasses();
        var page = new ReportText(TrainingReport.Create(network, fit, new() { Data = data }));
        Assert.Equal(205, page.Drawn("confusion", "title").Sum(title => CountOf(title.Value, @": ([\d,]+), ")));
        Assert.Equal(2 * 8 + 8 * 3, page.Drawn("weights", "title").Sum(title => CountOf(title.Value, @": ([\d,]+)$")));
        Assert.Equal(2 * 8 + 8 * 3, page.Drawn("gradients", "title").Sum(title => CountOf(title.Value, @": ([\d,]+)$")));
    }

    [Fact]
    public void Escapes_names_and_titles()
    {
        (ThreeClassNet network, SampleSet<float> data, FitResult fit) = Runs.ThreeClasses();
        const string Hostile = "</title><script>alert(\"&amp;\")</script>";
        var page = new ReportText(TrainingReport.Create(network, fit, new() { Title = Hostile, Data = data, OutputNames = [Hostile, "b\0", "'c'"] }));
        Assert.Equal(Hostile, page.Title);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Contains(Hostile, page.Section("scores"), StringComparison.Ordinal);
        Assert.Contains("b\uFFFD", page.Section("scores"), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_in_every_culture()
    {
        (RegressionNet network, SampleSet<double> data, FitResult fit) = Runs.Regression();
        string Text() => TrainingReport.Create(network, fit, new() { Data = data, LogarithmicLoss = true }).ToHtml();
        string expected = Text();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = ";", NumberGroupSeparator = "_", NegativeSign = "~", PercentSymbol = "?" },
            };
            Assert.Equal(expected, Text());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Has_no_samples_of_what_has_changed_since()
    {
        (ThreeClassNet network, SampleSet<float> data, FitResult fit) = Runs.ThreeClasses();
        TrainingReport report = TrainingReport.Create(network, fit, new() { Data = data });
        string before = report.ToHtml();
        network.Initialize(seed: 2);
        Assert.Equal(before, report.ToHtml());
    }

    private static int CountOf(string title, string pattern)
        => int.Parse(Regex.Match(title, pattern).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
