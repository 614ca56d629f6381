using System.Text.Json;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.Interop;

/// <summary>Networks that were saved as ONNX are accepted by onnx.checker and give our numbers in ONNX Runtime.</summary>
public sealed class OnnxRuntimeTests : IDisposable
{
    private const int Rows = 5;
    private const double Tolerance = 1e-5;

    // ONNX Runtime has these in float only.
    private static readonly string[] s_withoutDouble =
    [
        "ELUDoubleNet", "SELUDoubleNet", "GELUDoubleNet", "MishDoubleNet", "SoftplusDoubleNet", "SoftsignDoubleNet", "HardSigmoidDoubleNet", "HardSwishDoubleNet",
    ];

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OnnxRuntimeFact]
    public async Task ONNX_Runtime_gives_our_numbers_for_every_activation()
    {
        Save();
        ExportedNetwork[] networks = [.. ExportedNetwork.All.Values];
        var random = new Random(3);
        double[][] inputs = [.. networks.Select(network => Enumerable.Range(0, Rows * network.Inputs).Select(_ => (double)(float)(4 * random.NextDouble() - 2)).ToArray())];
        File.WriteAllText(_folder.Combine("requests.json"), JsonSerializer.Serialize(networks.Zip(inputs, (network, input) =>
            new { file = $"{network.Name}.onnx", isDouble = network.IsDouble, width = network.Inputs, inputs = input })));
        await Judge.NodeAsync("run_onnx.js", _folder.Path);

        Answer[] answers = JsonSerializer.Deserialize<Answer[]>(File.ReadAllText(_folder.Combine("outputs.json")), s_options)!;
        Assert.Equal(networks.Length, answers.Length);
        var refused = new List<string>();
        var failures = new List<string>();
        for (int i = 0; i < networks.Length; i++)
        {
            ExportedNetwork network = networks[i];
            if (answers[i].Outputs is not { } outputs)
            {
                refused.Add(network.Name);
                if (!network.IsDouble || !answers[i].Error!.Contains("NOT_IMPLEMENTED", StringComparison.OrdinalIgnoreCase) && !answers[i].Error!.Contains("Could not find an implementation", StringComparison.Ordinal))
                    failures.Add($"{network.Name}: {answers[i].Error}");
                continue;
            }

            double[] expected = [.. inputs[i].Chunk(network.Inputs).SelectMany(network.Compute)];
            double worst = ExporterModel.Worst(expected, outputs);
            if (worst > Tolerance)
                failures.Add($"{network.Name}: off by {worst}");
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.Equal(s_withoutDouble, refused);
    }

    [PyTorchFact]
    public async Task The_checker_of_onnx_accepts_every_network()
    {
        Save();
        string[] accepted = (await Judge.PythonAsync("check_onnx.py", _folder.Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExportedNetwork.All.Keys.Select(name => $"{name}.onnx").Order(StringComparer.Ordinal), accepted);
    }

    private void Save()
    {
        foreach (ExportedNetwork network in ExportedNetwork.All.Values)
            network.SaveOnnx(_folder.Combine($"{network.Name}.onnx"));
    }

    private sealed record Answer(double[]? Outputs, string? Error);
}
