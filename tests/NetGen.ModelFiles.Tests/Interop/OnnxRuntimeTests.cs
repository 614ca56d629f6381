using System.Text.Json;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.OnnxFiles;
using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
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

    /// <summary>Graphs that are read give in ONNX Runtime what they give here.</summary>
    [OnnxRuntimeFact]
    public async Task ONNX_Runtime_gives_the_same_numbers_for_parts_and_limits()
    {
        OnnxBuilder Limited() => OnnxBuilder.WithInput(4).Floats("W", [4, 2], 1, -1, 2, 0.5f, -3, 1, 0.25f, 2).Floats("half", [], 0.5f).Floats("minus", [], -1).Floats("one", [], 1).Floats("slope", [1, 2], 0.01f, 0.01f).Node("MatMul", "x W", "z");
        (string Name, byte[] Model)[] graphs =
        [
            .. PartTests.Graphs,
            ("Clip from below", Limited().Node("Clip", "z half", "y").ToBytes()),
            ("Clip from above", Limited().Node("Clip", "z - half", "y").ToBytes()),
            ("Max, then Min", Limited().Node("Max", "z minus", "m").Node("Min", "m one", "y").ToBytes()),
            ("Clip of Tanh", Limited().Node("Tanh", "z", "t").Node("Clip", "t minus one", "y").ToBytes()),
            ("PRelu", Limited().Node("PRelu", "z slope", "y").ToBytes()),
        ];
        var random = new Random(4);
        double[] input = [.. Enumerable.Range(0, Rows * 4).Select(_ => (double)(float)(4 * random.NextDouble() - 2))];
        foreach ((string name, byte[] model) in graphs)
            File.WriteAllBytes(_folder.Combine($"{name}.onnx"), model);
        File.WriteAllText(_folder.Combine("requests.json"), JsonSerializer.Serialize(graphs.Select(graph => new { file = $"{graph.Name}.onnx", isDouble = false, width = 4, inputs = input })));
        await Judge.NodeAsync("run_onnx.js", _folder.Path);

        Answer[] answers = JsonSerializer.Deserialize<Answer[]>(File.ReadAllText(_folder.Combine("outputs.json")), s_options)!;
        Assert.Equal(graphs.Length, answers.Length);
        foreach (((string name, byte[] model), Answer answer) in graphs.Zip(answers))
        {
            Assert.True(answer.Outputs is not null, $"{name}: {answer.Error}");
            Assert.InRange(ExporterModel.Worst([.. input.Chunk(4).SelectMany(OnnxReading.Read(model).Evaluate)], answer.Outputs), 0, Tolerance);
        }
    }

    /// <summary>Raw numbers go in and come out on both sides: Unix times beside numbers of usual size.</summary>
    [OnnxRuntimeFact]
    public async Task ONNX_Runtime_scales_as_the_network_does()
    {
        var single = new ScaledBothNet(seed: 2);
        single.InputScaling.Set([1.7e9f, 0.3f, -20], [1f / 256, 3, 0.07f]);
        single.OutputScaling.Set([300, -5e4f], [0.02f, 7e-4f]);
        var twice = new ScaledBothDoubleNet(seed: 3);
        twice.InputScaling.Set([1.7e9, 0.3, -20], [1 / 300.0, 3, 0.07]);
        twice.OutputScaling.Set([300, -5e4], [0.02, 7e-4]);
        var random = new Random(6);
        double[] input = [.. Enumerable.Range(0, Rows).SelectMany(_ => new double[] { 1.7e9f + 128 * random.Next(-6, 7), (float)random.NextDouble(), -20 + random.Next(-30, 31) })];
        Onnx.Save(single, _folder.Combine("single.onnx"));
        Onnx.Save(twice, _folder.Combine("double.onnx"));
        File.WriteAllText(_folder.Combine("requests.json"), JsonSerializer.Serialize(new[] { "single", "double" }.Select(name => new { file = $"{name}.onnx", isDouble = name == "double", width = 3, inputs = input })));
        await Judge.NodeAsync("run_onnx.js", _folder.Path);

        Answer[] answers = JsonSerializer.Deserialize<Answer[]>(File.ReadAllText(_folder.Combine("outputs.json")), s_options)!;
        var ofSingle = new float[Rows * 2];
        single.ForwardBatch([.. input.Select(value => (float)value)], ofSingle);
        var ofDouble = new double[Rows * 2];
        twice.ForwardBatch(input, ofDouble);
        Assert.InRange(ExporterModel.Worst([.. ofSingle.Select(value => (double)value)], answers[0].Outputs!), 0, 1e-6);
        Assert.InRange(ExporterModel.Worst(ofDouble, answers[1].Outputs!), 0, 1e-13);
        Assert.True(ofSingle.Chunk(2).Select(row => row[0]).Distinct().Count() > 2);
    }

    [PyTorchFact]
    public async Task The_checker_of_onnx_accepts_every_network_that_scales()
    {
        Onnx.Save(new ScaledBothNet(seed: 1), _folder.Combine("both.onnx"));
        Onnx.Save(new OutputScaledNet(seed: 1), _folder.Combine("outputs.onnx"));
        Assert.Equal(["both.onnx", "outputs.onnx"], (await Judge.PythonAsync("check_onnx.py", _folder.Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
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
