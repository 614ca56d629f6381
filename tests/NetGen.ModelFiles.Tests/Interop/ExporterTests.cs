using System.Text.Json;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Operators;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.Interop;

/// <summary>Models of PyTorch give the numbers of PyTorch.</summary>
public sealed class ExporterTests : IDisposable
{
    // The value function, and a counter.
    private static readonly string[] s_policyRest =
    [
        "mlp_extractor.value_net.0.bias", "mlp_extractor.value_net.0.weight", "mlp_extractor.value_net.2.bias", "mlp_extractor.value_net.2.weight", "steps", "value_net.bias", "value_net.weight",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A few files of the exporter are kept, so that this much is tested everywhere.</summary>
    [Fact]
    public void Kept_files_of_the_exporter_give_its_numbers()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Data");
        ExporterModel[] models = ExporterModel.ReadAll(folder);
        Assert.Equal(18, models.Length);
        Assert.Empty(models.Select(model => model.Compare(folder)).OfType<string>());
    }

    [Fact]
    public void A_policy_of_PyTorch_that_draws_is_refused_with_the_name_of_its_mean()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Data");
        ExporterModel sampled = Assert.Single(ExporterModel.ReadAll(folder), model => model.OutputName is not null);
        string error = Assert.Throws<ModelFileException>(() => ModelReader.Read(Path.Combine(folder, sampled.File), new Dictionary<string, string>())).Message;
        Assert.Contains($"Name the value before the sampling, OutputName=\"{sampled.OutputName}\" at the NetGenModel item", error, StringComparison.Ordinal);
    }

    /// <summary>The definitions that the table of operators claims to read are all that onnx has, as far as the one that is installed goes.</summary>
    [PyTorchFact]
    public async Task The_table_of_operators_has_the_versions_that_onnx_has()
    {
        Definitions onnx = JsonSerializer.Deserialize<Definitions>(await Judge.PythonAsync("operator_versions.py"), JsonSerializerOptions.Web)!;
        long newest = Math.Min(onnx.Opset, OnnxOpset.NewestKnown);
        Assert.InRange(newest, 12, OnnxOpset.NewestKnown);
        foreach ((string name, OperatorReading reading) in OperatorTable.All)
        {
            int[] defined = onnx.Versions.GetValueOrDefault(name, []);
            int inForce = defined.LastOrDefault(version => version <= OnnxOpset.Oldest);
            Assert.Equal(
                (name, string.Join(' ', defined.Where(version => version >= inForce && version <= newest))),
                (name, string.Join(' ', reading.Versions.Where(version => version <= newest))));
        }
    }

    [PyTorchFact]
    public async Task Models_of_every_activation_and_opset_give_the_numbers_of_PyTorch()
    {
        string output = await Judge.PythonAsync("export_models.py", _folder.Path);
        ExporterModel[] models = ExporterModel.ReadAll(_folder.Path);
        Assert.Contains($"{models.Length} models", output, StringComparison.Ordinal);
        Assert.Equal(Enum.GetNames<Activation>().Order(), models.SelectMany(model => model.Activations!).Distinct().Order());
        Assert.InRange(models.Length, 200, 1000);
        Assert.Empty(models.Select(model => model.Compare(_folder.Path)).OfType<string>());
    }

    [PyTorchFact]
    public async Task State_dicts_of_PyTorch_give_its_numbers()
    {
        await Judge.PythonAsync("state_dicts.py", "write", _folder.Path);
        ExporterModel[] models = ExporterModel.ReadAll(_folder.Path);
        Assert.Equal(6, models.Length);
        foreach (ExporterModel model in models)
        {
            string path = _folder.Combine(model.File);
            var network = new TanhDoubleNet();
            ModelLoadReport report = Safetensors.Load(network, path);
            Assert.Equal(WeightLayout.OutputsInputs, report.Layout);
            Assert.Equal(model.File == "policy.safetensors" ? s_policyRest : [], report.UnusedTensors.Order());
            var single = new TanhNet();
            Safetensors.Load(single, path);
            foreach ((double[] input, double[] expected) in model.Inputs.Zip(model.Outputs))
            {
                var output = new double[2];
                network.Forward(input, output);
                Assert.InRange(ExporterModel.Worst(expected, output), 0, 1e-12);
                var singleOutput = new float[2];
                single.Forward([.. input.Select(value => (float)value)], singleOutput);
                Assert.InRange(ExporterModel.Worst(expected, [.. singleOutput.Select(value => (double)value)]), 0, 1e-5);
            }
        }
    }

    [PyTorchFact]
    public async Task Saved_networks_give_their_numbers_in_PyTorch()
    {
        var network = new TanhNet(seed: 5);
        network.Biases2[1] = 0.5f;
        Safetensors.Save(network, _folder.Combine("ours.safetensors"));
        Safetensors.Save(network, _folder.Combine("theirs.safetensors"), new() { Layout = WeightLayout.OutputsInputs });
        float[] input = [0.5f, -1.25f, 2];
        object[] requests = [.. new[] { "ours.safetensors", "theirs.safetensors" }.Select(file => new { file, sizes = new[] { 3, 8, 5, 2 }, inputs = new[] { input } })];
        File.WriteAllText(_folder.Combine("requests.json"), JsonSerializer.Serialize(requests));
        await Judge.PythonAsync("state_dicts.py", "run", _folder.Path);

        var expected = new float[2];
        network.Forward(input, expected);
        double[][][] outputs = JsonSerializer.Deserialize<double[][][]>(File.ReadAllText(_folder.Combine("outputs.json")))!;
        Assert.Equal(2, outputs.Length);
        foreach (double[][] output in outputs)
            Assert.InRange(ExporterModel.Worst([.. expected.Select(value => (double)value)], output[0]), 0, 1e-5);
    }

    private sealed record Definitions(long Opset, Dictionary<string, int[]> Versions);
}
