using System.Numerics;
using System.Text;
using NetGen.Data;
using NetGen.Drawing;
using NetGen.Evaluation;
using NetGen.Formats.Writing;
using NetGen.Reporting;

namespace NetGen.Training;

/// <summary>
/// A training as one page that any browser shows: curves of the losses and of the learning rate, how well the network does, histograms of weights and gradients by
/// layer, the network as a picture, and what the training was told.
/// </summary>
/// <remarks>
/// <para>
/// The page is one HTML file that needs no other and no network: no script, no font, no image. It is light or dark as the reader's system is, fits a phone, and stays
/// below 300 KB whatever the number of epochs, samples and layers. Points, bars and squares say their numbers where a pointer is over them.
/// </para>
/// <para>
/// A report is of the moment it is made: later changes of the network do not reach it. It has the version of .NET, the operating system, the architecture and the
/// width of the vectors, and no name of a machine, a user or a folder. Thread safety: immutable; while one is made, nobody may write the parameters.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// FitResult fit = network.Fit(training, new() { Epochs = 200, ValidationFraction = 0.1 });
/// TrainingReport.Create(network, fit, new() { Data = training, TestData = test, LogarithmicLoss = true }).Save("run.html");
/// </code>
/// </example>
public sealed class TrainingReport
{
    private readonly string _page;

    private TrainingReport(string title, string page)
    {
        Title = title;
        _page = page;
    }

    /// <summary>What is written above the report.</summary>
    public string Title { get; }

    /// <summary>Makes the report of a training.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network, as the training has left it.</param>
    /// <param name="fit">What the training did.</param>
    /// <param name="options">What else is shown; null for nothing.</param>
    /// <returns>The report. What has no score, since an output is NaN, is said in its place.</returns>
    /// <exception cref="ArgumentNullException">The network or the result is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no samples, they have not the widths or classes of the network, there is not a name for each output, or there are names of nothing that is shown.
    /// </exception>
    public static TrainingReport Create<T>(INetwork<T> network, FitResult fit, TrainingReportOptions<T>? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new TrainingReportOptions<T>();
        Require(network, options);
        Judgement? judgement = (options.TestData ?? options.Data) is { } judged
            ? Judgement.Of(network, judged, options.TestData is null ? TrainingSamples : TestSamples, options.OutputNames)
            : null;
        ReportSection weights = LayerSections.Weights(network);
        ReportSection? gradients = (options.Data ?? options.TestData) is { } trained
            ? LayerSections.Gradients(network, trained, options.Data is null ? TestSamples : TrainingSamples)
            : null;
        Markup diagram = new Markup().Line($"<div class=\"diagram\">").Add(Markup.Of(Diagram.ToSvg(network.Description))).Line($"</div>");
        ReportSection[] sections =
        [
            .. HistorySections.Of(fit, options.LogarithmicLoss),
            .. judgement?.Sections ?? [],
            .. gradients is null ? new[] { weights with { IsWide = true } } : [weights, gradients],
            new("network", "Network", diagram, IsWide: true),
            new("settings", "Settings", FactTable.Of(fit.Settings)),
            new("environment", "Environment", FactTable.Of(EnvironmentFacts.All())),
        ];
        string title = options.Title ?? network.Description.Name;
        return new TrainingReport(title, ReportPage.Of(title, network.Description, fit, judgement?.Score, sections));
    }

    /// <summary>The page as text.</summary>
    /// <returns>The text of an HTML file, in lines that end in \n; it is to be stored as UTF-8.</returns>
    public string ToHtml() => _page;

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to, from where it is; it is left open.</param>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException($"{nameof(TrainingReport)} '{Title}': the stream cannot be written; one that can is needed. Nothing was written.", nameof(stream));
        stream.Write(Encoding.UTF8.GetBytes(_page));
    }

    /// <summary>Writes the page into a file, whole or not at all.</summary>
    /// <param name="path">The file, whose name should end in .html; one that is there is replaced.</param>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    private const string TrainingSamples = "the training data";

    private const string TestSamples = "the test data";

    private static void Require<T>(INetwork<T> network, TrainingReportOptions<T> options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        if (options.Data is { } data)
            TargetForms.Of(network, data, nameof(options.Data));
        if (options.TestData is { } test)
            TargetForms.Of(network, test, nameof(options.TestData));
        if (options.OutputNames is not { } names)
            return;
        string what = $"{nameof(TrainingReport)} of {description}";
        if ((options.TestData ?? options.Data) is not { } judged)
            throw new ArgumentException($"{what}: {nameof(options.OutputNames)} has {names.Count} names, and there are no samples whose outputs are shown; {nameof(options.TestData)} or {nameof(options.Data)} is needed.", nameof(options));
        bool isOneSigmoid = OutputMeanings.Of(description, judged) == OutputMeaning.Classes && description.OutputSize == 1;
        ItemNames.Of(what, nameof(options.OutputNames), "classes, labels or numbers that it says", names, isOneSigmoid ? 2 : description.OutputSize);
    }
}
