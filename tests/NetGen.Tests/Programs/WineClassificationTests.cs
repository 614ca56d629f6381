using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Testing;
using NetGen.Training;

namespace NetGen.Tests.Programs;

[Network(13, 32, 3, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class Wine;

/// <summary>Classification from a CSV file in ten lines: raw rows in, a scaler that travels with the network, best epoch, report, model file.</summary>
public sealed class WineClassificationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Wines_are_told_apart_and_the_file_takes_raw_rows()
    {
        string onnx = _folder.Combine("wine.onnx");
        SampleSet<float> wine = Csv.Read(Repository.PathOf("tests", "NetGen.Tests", "Data", "wine.csv"), new() { Label = "cultivar" });
        var (rest, test) = wine.Split(0.8, seed: 1);
        var net = new Wine(seed: 1);
        FitResult fit = net.Fit(rest, new()
        {
            Epochs = 500,
            BatchSize = 16,
            Optimizer = Optimizer.Adam(3e-3),
            ValidationFraction = 0.2,
            EarlyStopping = new() { Patience = 15 },
            Standardize = true,
            CheckpointPath = _folder.Combine("wine.ckpt"),
        });
        var report = ClassificationReport.Create(net, test);
        net.SaveOnnx(onnx);

        Assert.True(report.Accuracy > 0.94, $"{fit}\n{report}");
        var loaded = new Wine();
        loaded.LoadOnnx(onnx);
        Assert.Equal(report.ToString(), ClassificationReport.Create(loaded, test).ToString());
    }
}
