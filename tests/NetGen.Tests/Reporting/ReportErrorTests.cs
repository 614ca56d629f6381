using NetGen.Data;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>What no report can be made of, or written to, is refused with what was got and what is needed, and nothing is written.</summary>
public sealed class ReportErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_to_report_on()
    {
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => TrainingReport.Create<float>(null!, Runs.Of([1]))).ParamName);
        Assert.Equal("fit", Assert.Throws<ArgumentNullException>(() => TrainingReport.Create(new ThreeClassNet(seed: 1), null!)).ParamName);
    }

    [Fact]
    public void Samples_that_do_not_fit()
    {
        var network = new ThreeClassNet(seed: 1);
        var narrow = SampleSet.Create(new float[3], 1, new int[3], 3);
        var fewClasses = SampleSet.Create(new float[6], 2, new int[3], 2);
        AssertMessage("ThreeClassNet (2-8-3): a sample of Data has 1 inputs; the network needs 2.", () => TrainingReport.Create(network, Runs.Of([1]), new() { Data = narrow }));
        AssertMessage("ThreeClassNet (2-8-3): TestData has 2 classes; the network needs one for each of its 3 outputs.", () => TrainingReport.Create(network, Runs.Of([1]), new() { TestData = fewClasses }));
    }

    [Fact]
    public void Names_that_do_not_fit()
    {
        var network = new ThreeClassNet(seed: 1);
        SampleSet<float> data = Samples.ThreeClasses();
        AssertMessage("TrainingReport of ThreeClassNet (2-8-3): OutputNames has 2 names and needs 3, one for each of the classes, labels or numbers that it says.", () => TrainingReport.Create(network, Runs.Of([1]), new() { Data = data, OutputNames = ["a", "b"] }));
        AssertMessage("TrainingReport of ThreeClassNet (2-8-3): OutputNames has 3 names, and there are no samples whose outputs are shown; TestData or Data is needed.", () => TrainingReport.Create(network, Runs.Of([1]), new() { OutputNames = ["a", "b", "c"] }));
    }

    [Fact]
    public void Places_that_cannot_be_written()
    {
        TrainingReport report = TrainingReport.Create(new ThreeClassNet(seed: 1), Runs.Of([1]));
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => report.Save(null!)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => report.Save("")).ParamName);
        Assert.Throws<DirectoryNotFoundException>(() => report.Save(_folder.Combine("missing", "run.html")));
        Assert.Throws<IOException>(() => report.Save(_folder.Path));
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => report.Write(null!)).ParamName);
        AssertMessage("TrainingReport 'ThreeClassNet': the stream cannot be written; one that can is needed. Nothing was written.", () => report.Write(new MemoryStream([], writable: false)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_is_the_text_without_a_byte_order_mark_and_replaces_one_that_is_there()
    {
        TrainingReport report = TrainingReport.Create(new ThreeClassNet(seed: 1), Runs.Of([1]), new() { Title = "Größe" });
        string path = _folder.Write("run.html", new string('x', 1_000_000));
        report.Save(path);
        Assert.Equal((byte)'<', File.ReadAllBytes(path)[0]);
        Assert.Equal(report.ToHtml(), File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path));
        var stream = new MemoryStream();
        report.Write(stream);
        Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
    }

    private static void AssertMessage(string expected, Action action)
        => Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
