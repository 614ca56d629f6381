using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Where a graph does not end in one network, the error says which values do, and how one is named.</summary>
public sealed class OutputNameTests
{
    /// <summary>A policy of Stable-Baselines3 with deterministic=False: actions = mean + exp(log_std) * noise.</summary>
    [Fact]
    public void A_policy_that_draws_is_read_by_the_name_of_its_mean()
    {
        byte[] model = WithInput(2, 17).Floats("W", [2, 3], 1, 2, 3, 4, 5, 6).Floats("A", [3, 1], 1, -1, 2).Floats("b", [1], 0.5f).Floats("log_std", [1], -0.5f)
            .Node("Flatten", "x", "flat").Node("MatMul", "flat W", "z").Node("Tanh", "z", "h").Node("Gemm", "h A b", "/action_net/Gemm_output_0")
            .Node("Exp", "log_std", "std").Node("RandomNormalLike", "/action_net/Gemm_output_0", "noise").Node("Mul", "noise std", "scaled")
            .Node("Add", "/action_net/Gemm_output_0 scaled", "actions").Output("actions").ToBytes("pytorch");
        Assert.Equal(
            "Node 'node5' (RandomNormalLike): it draws random numbers, and a network gives the same whenever it is given the same. Name the value before the sampling, "
            + "OutputName=\"/action_net/Gemm_output_0\" at the NetGenModel item or new() { OutputName = \"/action_net/Gemm_output_0\" } in the call of Onnx.Load.",
            Refusal(model));
        DenseModel read = Read(model, "/action_net/Gemm_output_0");
        Assert.Equal(["Tanh", "Identity"], read.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal([0.5], read.Layers[1].Biases!);
    }

    /// <summary>Noise of a shape of its own, and a squashed action.</summary>
    [Fact]
    public void Noise_that_depends_on_nothing_is_told_the_same_way()
    {
        byte[] model = WithInput(2, 17).Floats("A", [2, 1], 1, -1).Node("MatMul", "x A", "mu").Node("RandomNormal", "", "noise", Attribute("shape", 1L, 1L)).Node("Add", "mu noise", "raw").Node("Tanh", "raw", "y").ToBytes();
        Assert.Contains("(RandomNormal): it draws random numbers, and a network gives the same whenever it is given the same. Name the value before the sampling, OutputName=\"mu\"", Refusal(model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_discrete_actions_is_read_by_the_name_of_its_logits()
    {
        OnnxBuilder Start() => WithInput(2, 17).Floats("A", [2, 3], 1, 2, 3, 4, 5, 6).Node("MatMul", "x A", "logits");
        byte[] sampled = Start().Node("Softmax", "logits", "probabilities").Node("Multinomial", "probabilities", "action").Output("action", Int64Type).ToBytes();
        Assert.Contains("(Multinomial): it draws random numbers, and a network gives the same whenever it is given the same. Name the value before the sampling, OutputName=\"probabilities\"", Refusal(sampled), StringComparison.Ordinal);
        Assert.Equal("Softmax", Assert.Single(Read(sampled, "probabilities").Layers).Activation!.Name);

        byte[] greedy = Start().Node("ArgMax", "logits", "action").Output("action", Int64Type).ToBytes();
        Assert.EndsWith("Name the value before the choice, OutputName=\"logits\" at the NetGenModel item or new() { OutputName = \"logits\" } in the call of Onnx.Load.", Refusal(greedy), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_values_that_can_be_read_are_all_named()
    {
        byte[] model = WithInput(2, 17).Floats("A", [2, 1], 1, -1).Floats("B", [2, 1], 2, 3).Node("MatMul", "x A", "mu").Node("MatMul", "x B", "spread").Node("RandomNormalLike", "mu", "noise")
            .Node("Mul", "noise spread", "scaled").Node("Add", "mu scaled", "y").ToBytes();
        Assert.EndsWith("; 'mu', 'spread' can be read.", Refusal(model), StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_of_several_outputs_is_loaded_by_its_name()
    {
        byte[] model = WithInput(2).Floats("V", [2, 2], 1, 2, 3, 4).Floats("M", [2, 1], 5, 6).Node("MatMul", "x V", "value").Node("MatMul", "x M", "mean").Node("ArgMax", "value", "label")
            .Output("label", Int64Type).Output("value").Output("mean").ToBytes();
        var network = new ScaledNet();
        Assert.Equal(
            "The first output 'label' is not of floating-point numbers, and there are several others. The graph's outputs are 'label', 'value', 'mean': name the value that the network ends in, "
            + "OutputName=\"mean\" at the NetGenModel item or new() { OutputName = \"mean\" } in the call of Onnx.Load.",
            Assert.Throws<InvalidDataException>(() => Onnx.Load(network, new MemoryStream(model))).Message);
        Onnx.Load(network, new MemoryStream(model), new() { OutputName = "mean" });
        Assert.Equal([5f, 6], network.Weights1.ToArray());
        Onnx.Load(new ScaledDoubleNet(), new MemoryStream(model), new() { OutputName = "mean" });
        Assert.Contains("The graph gives nothing named 'means'; its outputs are 'label', 'value', 'mean'.", Assert.Throws<InvalidDataException>(() => Onnx.Load(network, new MemoryStream(model), new() { OutputName = "means" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_a_graph_is_refused_for_a_file_without_one()
    {
        using var folder = new NetGen.Testing.TemporaryFolder();
        string path = folder.Combine("network.safetensors");
        Safetensors.Save(new ScaledNet(seed: 1), path);
        Assert.Equal(
            "A safetensors file has no graph; OutputName is for .onnx.",
            Assert.Throws<ModelFileException>(() => ModelReader.Read(path, new Dictionary<string, string>(), null, new OnnxReadOptions("mean", null))).Message);
    }
}
