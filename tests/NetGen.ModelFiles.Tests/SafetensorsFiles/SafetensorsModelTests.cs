using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>Layers are found by names and shapes, in both layouts; what may mean several networks is refused.</summary>
public sealed class SafetensorsModelTests
{
    [Theory]
    [InlineData("fc1", "fc2", "fc10")]
    [InlineData("0", "2", "10")]
    [InlineData("net.0", "net.2", "net.4")]
    [InlineData("layers.1", "layers.2", "layers.3")]
    [InlineData("model/dense", "model/dense_1", "model/dense_2")]
    [InlineData("encoder", "middle", "head")]
    public void Layers_come_in_the_order_of_numbers_or_of_their_shapes(string first, string second, string third)
    {
        byte[] bytes = new SafetensorsBuilder()
            .Add($"{third}.bias", [1], 9).Add($"{third}.weight", [1, 4], 1, 2, 3, 4)
            .Add($"{second}.bias", [4], 5, 6, 7, 8).Add($"{second}.weight", [4, 3], Numbers(12))
            .Add($"{first}.weight", [3, 2], Numbers(6)).ToBytes();
        DenseModel model = Read(bytes).Model;

        Assert.Equal([(2, 3), (3, 4), (4, 1)], model.Layers.Select(layer => (layer.Inputs, layer.Outputs)));
        Assert.Equal([$"{first}.weight", $"{second}.weight", $"{third}.weight"], model.Layers.Select(layer => layer.WeightName));
        Assert.Equal([null, $"{second}.bias", $"{third}.bias"], model.Layers.Select(layer => layer.BiasName));
        Assert.Equal([1.0, 3, 5, 2, 4, 6], model.Layers[0].Weights);
        Assert.Null(model.Layers[0].Biases);
        Assert.Equal([5.0, 6, 7, 8], model.Layers[1].Biases!);
        Assert.Equal([3, 2], model.Layers[0].WeightShape);
        Assert.All(model.Layers, layer => Assert.Null(layer.Activation));
    }

    [Fact]
    public void Names_that_say_nothing_leave_the_order_of_the_file()
    {
        DenseModel model = Read(new SafetensorsBuilder().Add("zeta", [3, 2], Numbers(6)).Add("eta", [3], 1, 2, 3).Add("alpha", [1, 3], Numbers(3)).ToBytes()).Model;
        Assert.Equal(["zeta", "alpha"], model.Layers.Select(layer => layer.WeightName));
        Assert.Equal(["eta", null], model.Layers.Select(layer => layer.BiasName));
    }

    [Fact]
    public void Numbers_anywhere_in_a_name_order_the_layers()
    {
        DenseModel model = Read(new SafetensorsBuilder().Add("W10", [4, 1], Numbers(4)).Add("b10", [1], 9).Add("W9", [3, 4], Numbers(12)).Add("b9", [4], Numbers(4)).ToBytes()).Model;
        Assert.Equal(["W9", "W10"], model.Layers.Select(layer => layer.WeightName));
        Assert.Equal(["b9", "b10"], model.Layers.Select(layer => layer.BiasName));
        Assert.Equal(Enumerable.Range(1, 12).Select(value => (double)value), model.Layers[0].Weights);
    }

    [Fact]
    public void The_actor_of_a_policy_of_Stable_Baselines3_is_read()
    {
        SafetensorsReading reading = Read(new SafetensorsBuilder()
            .Add("action_net.bias", [2], 1, 2).Add("action_net.weight", [2, 4], Numbers(8)).Add("log_std", [2], 0, 0)
            .Add("mlp_extractor.policy_net.0.bias", [4], Numbers(4)).Add("mlp_extractor.policy_net.0.weight", [4, 3], Numbers(12))
            .Add("mlp_extractor.policy_net.2.bias", [4], Numbers(4)).Add("mlp_extractor.policy_net.2.weight", [4, 4], Numbers(16))
            .Add("mlp_extractor.value_net.0.bias", [4], Numbers(4)).Add("mlp_extractor.value_net.0.weight", [4, 3], Numbers(12))
            .Add("value_net.bias", [1], 1).Add("value_net.weight", [1, 4], Numbers(4)).ToBytes());
        Assert.Equal(["mlp_extractor.policy_net.0.weight", "mlp_extractor.policy_net.2.weight", "action_net.weight"], reading.Model.Layers.Select(layer => layer.WeightName));
        Assert.Equal(["log_std", "mlp_extractor.value_net.0.bias", "mlp_extractor.value_net.0.weight", "value_net.bias", "value_net.weight"], reading.LeftAside.Order());
        Assert.Contains(reading.Model.Remarks, remark => remark.StartsWith("Left aside: 'log_std'", StringComparison.Ordinal));
    }

    [Fact]
    public void Sizes_that_are_wanted_choose_among_layers_and_layouts()
    {
        byte[] twoHeads = new SafetensorsBuilder().Add("trunk.weight", [4, 3], Numbers(12)).Add("actor.weight", [2, 4], Numbers(8)).Add("critic.weight", [1, 4], Numbers(4)).ToBytes();
        Assert.Contains("are no chain", Refusal(twoHeads), StringComparison.Ordinal);
        Assert.Equal("critic.weight", Read(twoHeads, sizes: [3, 4, 1]).Model.Layers[1].WeightName);
        Assert.Equal(["actor.weight"], Read(twoHeads, sizes: [3, 4, 1]).LeftAside);

        byte[] mirror = new SafetensorsBuilder().Add("fc1.weight", [2, 3], Numbers(6)).Add("fc2.weight", [3, 2], Numbers(6)).ToBytes();
        Assert.Equal(WeightLayout.InputsOutputs, Read(mirror, sizes: [2, 3, 2]).Layout);
        Assert.Equal(WeightLayout.OutputsInputs, Read(mirror, sizes: [3, 2, 3]).Layout);
        Assert.Contains("PyTorch's", Read(mirror).Model.Remarks.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_orders_that_fit_are_refused_until_a_map_names_one()
    {
        byte[] bytes = new SafetensorsBuilder().Add("first.weight", [2, 2], 1, 2, 3, 4).Add("second.weight", [2, 2], 5, 6, 7, 8).Add("second.bias", [2], 9, 10).ToBytes();
        Assert.Contains("fit one another in several orders: 'first.weight' [2, 2], 'second.weight' [2, 2] with 'second.bias' [2]. TensorNames is needed.", Refusal(bytes), StringComparison.Ordinal);
        DenseModel model = Read(bytes, new() { ["layers.1.weight"] = "second.weight", ["layers.1.bias"] = "second.bias", ["layers.2.weight"] = "first.weight" }).Model;
        Assert.Equal([5.0, 7, 6, 8], model.Layers[0].Weights);
        Assert.Equal([1.0, 3, 2, 4], model.Layers[1].Weights);
    }

    [Fact]
    public void A_map_leaves_all_else_aside_and_is_checked()
    {
        byte[] bytes = new SafetensorsBuilder().Add("conv.weight", [1, 1, 1, 1], 1).Add("fc.weight", [2, 2], Numbers(4)).ToBytes();
        Assert.Contains("'conv.weight' [1, 1, 1, 1] is no matrix", Refusal(bytes), StringComparison.Ordinal);
        Assert.Equal(["conv.weight"], Read(bytes, new() { ["layers.1.weight"] = "fc.weight" }).LeftAside);
        Assert.Contains("gives layers.1.weight the name 'missing'; the file has no such tensor. It has 'conv.weight' [1, 1, 1, 1], 'fc.weight' [2, 2]", Refusal(bytes, new() { ["layers.1.weight"] = "missing" }), StringComparison.Ordinal);
        Assert.Contains("2 dimensions are needed", Refusal(bytes, new() { ["layers.1.weight"] = "conv.weight" }), StringComparison.Ordinal);
        Assert.Contains("uses 'fc.weight' [2, 2] twice", Refusal(bytes, new() { ["layers.1.weight"] = "fc.weight", ["layers.2.weight"] = "fc.weight" }), StringComparison.Ordinal);
        Assert.Contains("without a gap", Refusal(bytes, new() { ["layers.2.weight"] = "fc.weight" }), StringComparison.Ordinal);
        Assert.Contains("2 entries, 1 of which fit", Refusal(bytes, new() { ["layers.1.weight"] = "fc.weight", ["layer.1.bias"] = "b" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Square_layers_are_read_as_PyTorch_writes_them_unless_something_tells_otherwise()
    {
        SafetensorsBuilder square = new SafetensorsBuilder().Add("fc.weight", [2, 2], 1, 2, 3, 4);
        Assert.Equal([1.0, 3, 2, 4], Read(square.ToBytes()).Model.Layers[0].Weights);
        Assert.Equal(["The weights are [outputs][inputs]: assumed, PyTorch's: the shapes fit both ways and no metadata tells."], Read(square.ToBytes()).Model.Remarks);
        square.Metadata["netgen.layout"] = "[inputs][outputs]";
        Assert.Equal([1.0, 2, 3, 4], Read(square.ToBytes()).Model.Layers[0].Weights);
        Assert.Equal([1.0, 2, 3, 4], Read(new SafetensorsBuilder().Add("dense/kernel:0", [2, 2], 1, 2, 3, 4).ToBytes()).Model.Layers[0].Weights);
    }

    [Fact]
    public void Metadata_of_NetGen_is_held_to()
    {
        SafetensorsBuilder builder = new SafetensorsBuilder().Add("layers.1.weight", [2, 3], Numbers(6)).Add("layers.1.bias", [3], Numbers(3));
        builder.Metadata["netgen.activations"] = "Tanh";
        Assert.Equal("Tanh", Read(builder.ToBytes()).Model.Layers[0].Activation!.Name);
        builder.Metadata["netgen.layout"] = "[outputs][inputs]";
        Assert.Contains("gives the layout as [outputs][inputs], in which the layers do not fit", Refusal(builder.ToBytes()), StringComparison.Ordinal);
        builder.Metadata["netgen.layout"] = "columns";
        Assert.Contains("gives netgen.layout as 'columns'", Refusal(builder.ToBytes()), StringComparison.Ordinal);
        builder.Metadata.Remove("netgen.layout");
        builder.Metadata["netgen.activations"] = "Tanh,ReLU";
        Assert.Contains("2 activations, 'Tanh,ReLU', for 1 layers", Refusal(builder.ToBytes()), StringComparison.Ordinal);
        builder.Metadata["netgen.activations"] = "Sine";
        Assert.Contains("the activation 'Sine', which is none of Identity, ReLU,", Refusal(builder.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_chain_is_refused_with_all_shapes()
    {
        Assert.Contains("no matrix of weights among its 1 tensors", Refusal(new SafetensorsBuilder().Add("steps", [3], 1, 2, 3).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'fc1.weight' [4, 3], 'fc2.weight' [2, 5]", Refusal(new SafetensorsBuilder().Add("fc1.weight", [4, 3], Numbers(12)).Add("fc2.weight", [2, 5], Numbers(10)).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'fc1.weight' [4, 3] with 'fc1.bias' [5]", Refusal(new SafetensorsBuilder().Add("fc1.weight", [4, 3], Numbers(12)).Add("fc1.bias", [5], Numbers(5)).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'norm.weight' [4] is no matrix", Refusal(new SafetensorsBuilder().Add("fc1.weight", [4, 3], Numbers(12)).Add("norm.weight", [4], Numbers(4)).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("has the type 'I32'; weights and biases are F64, F32, F16 or BF16", Refusal(new SafetensorsBuilder().Add("fc.weight", "I32", [1, 1], new byte[4]).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("a layer of 0 neurons", Refusal(new SafetensorsBuilder().Add("fc.weight", [0, 3]).ToBytes()), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes, Dictionary<string, string>? names = null) => Assert.Throws<ModelFileException>(() => Read(bytes, names)).Message;

    private static SafetensorsReading Read(byte[] bytes, Dictionary<string, string>? names = null, int[]? sizes = null) =>
        SafetensorsModel.Read(SafetensorsFile.Parse(bytes), names ?? [], sizes);

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(value => (float)value)];
}
