using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>A tensor goes to the layer that it belongs to, or the file is refused: no parameter is left at 0, swapped or dropped with a remark.</summary>
public sealed class LayerRecognitionTests
{
    [Theory]
    [InlineData("l.weight", "l.bias", 1, 3)]
    [InlineData("l.weight", "l.bias", 3, 1)]
    [InlineData("l.weight", "l.bias", 3)]
    [InlineData("l.weight", "l.bias", 1, 1, 3)]
    [InlineData("fc1.weight", "fc1.beta", 3)]
    [InlineData("fc1.weight", "fc1.beta", 1, 3)]
    [InlineData("w", "beta", 3)]
    [InlineData("W1", "b1", 1, 3)]
    [InlineData("coefs_0", "intercepts_0", 3)]
    [InlineData("coef_", "intercept_", 3)]
    [InlineData("dense/kernel:0", "dense/bias:0", 3)]
    [InlineData("1_weight", "1_bias", 3)]
    public void Biases_are_found_whatever_their_shape_and_their_word(string weights, string biases, params int[] shape)
    {
        DenseModel model = Read(new SafetensorsBuilder().Add(weights, [3, 2], 1, 2, 3, 4, 5, 6).Add(biases, shape, 7, 8, 9).ToBytes());
        DenseLayer layer = Assert.Single(model.Layers);
        Assert.Equal([1.0, 3, 5, 2, 4, 6], layer.Weights);
        Assert.Equal([7.0, 8, 9], layer.Biases!);
        Assert.Equal(biases, layer.BiasName);
        Assert.DoesNotContain(model.Remarks, remark => remark.StartsWith("Left aside", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_output_may_have_a_number_for_its_bias()
    {
        Assert.Equal([7.0], Read(new SafetensorsBuilder().Add("l.weight", [1, 2], 1, 2).Add("l.bias", [], 7).ToBytes()).Layers[0].Biases!);
        Assert.Equal([7.0], Read(new SafetensorsBuilder().Add("l.weight", [1, 2], 1, 2).Add("l.bias", [1, 1], 7).ToBytes()).Layers[0].Biases!);
    }

    [Fact]
    public void A_map_may_name_biases_of_any_such_shape()
    {
        byte[] bytes = new SafetensorsBuilder().Add("q", [3, 2], 1, 2, 3, 4, 5, 6).Add("r", [1, 3], 7, 8, 9).ToBytes();
        DenseModel model = Read(bytes, new() { ["layers.1.weight"] = "q", ["layers.1.bias"] = "r" });
        Assert.Equal([7.0, 8, 9], model.Layers[0].Biases!);
    }

    [Theory]
    [InlineData("l.weight", "l.offset", "'l.offset' [3] is left aside")]
    [InlineData("l.weight", "shift", "'shift' [3] is left aside, while the layer of 'l.weight' [3, 2], which has 3 outputs, has no biases")]
    [InlineData("l.weight", "m.bias", "'m.bias' [3] are biases of the layer 'm', of which the file has no weights")]
    [InlineData("l.weight", "m.beta", "'m.beta' [3] is left aside, while the layer of 'l.weight' [3, 2]")]
    [InlineData("l.weight", "l.gamma", "'l.gamma' [3] belongs to a normalisation")]
    [InlineData("l.weight", "bn.running_mean", "'bn.running_mean' [3] belongs to a normalisation")]
    public void What_may_be_the_missing_biases_is_never_left_aside(string weights, string other, string reason)
    {
        string message = Refusal(new SafetensorsBuilder().Add(weights, [3, 2], 1, 2, 3, 4, 5, 6).Add(other, [3], 7, 8, 9).ToBytes());
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("TensorNames", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Biases_of_a_wrong_count_or_shape_are_refused()
    {
        Assert.Contains("'l.weight' [3, 2] with 'l.bias' [1, 2, 2]", Refusal(new SafetensorsBuilder().Add("l.weight", [3, 2], 1, 2, 3, 4, 5, 6).Add("l.bias", [1, 2, 2], 7, 8, 9, 10).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'l.weight' [3, 2] with 'l.bias' [1, 4]", Refusal(new SafetensorsBuilder().Add("l.weight", [3, 2], 1, 2, 3, 4, 5, 6).Add("l.bias", [1, 4], 7, 8, 9, 10).ToBytes()), StringComparison.Ordinal);
    }

    /// <summary>The writers of the format sort by name: all weights, then all biases.</summary>
    [Theory]
    [InlineData("coefs_", "intercepts_", "")]
    [InlineData("W", "b", "")]
    [InlineData("w_", "beta_", "")]
    [InlineData("kernel_", "bias_", ":0")]
    [InlineData("weight", "bias", ".value")]
    public void Sorted_names_give_biases_to_their_own_layer(string weights, string biases, string end)
    {
        if (end == ".value")
            (weights, biases, end) = ("net.weight.", "net.bias.", "");
        DenseModel model = Read(new SafetensorsBuilder()
            .Add($"{weights}0{end}", [2, 2], 1, 1, 1, 1).Add($"{weights}1{end}", [2, 2], 2, 2, 2, 2)
            .Add($"{biases}0{end}", [2], 10, 10).Add($"{biases}1{end}", [2], 20, 20).ToBytes());
        Assert.Equal([1.0, 1, 1, 1, 10, 10, 2, 2, 2, 2, 20, 20], Parameters(model));
    }

    [Fact]
    public void Names_that_differ_in_numbers_only_are_in_the_order_of_the_numbers()
    {
        // What numpy calls arrays that were given no name, as a writer sorts them: 0, 1, 10, 11, 2, ...
        var builder = new SafetensorsBuilder();
        foreach (int number in Enumerable.Range(0, 12).OrderBy(number => $"arr_{number}", StringComparer.Ordinal))
            builder.Add($"arr_{number}", number % 2 == 0 ? [1, 1] : [1], number);
        Assert.Equal(Enumerable.Range(0, 12).Select(number => (double)number), Parameters(Read(builder.ToBytes())));
    }

    [Fact]
    public void Where_order_is_all_there_is_only_the_strict_order_is_read()
    {
        Assert.Equal([1.0, 10, 2, 20], Parameters(Read(Nameless(("k", [1, 1], 1), ("m", [1], 10), ("n", [1, 1], 2), ("s", [1], 20)))));
        Assert.Equal([1.0, 2, 3], Parameters(Read(Nameless(("k", [1, 1], 1), ("m", [1, 1], 2), ("n", [1, 1], 3)))));
        Refuse(("k", [1, 1], 1), ("m", [1, 1], 2), ("n", [1], 10), ("s", [1], 20));
        Refuse(("k", [1], 10), ("m", [1, 1], 1), ("n", [1], 20), ("s", [1, 1], 2));
        Refuse(("k", [1, 1], 1), ("m", [1], 10), ("n", [1, 1], 2));
        Refuse(("k", [1, 1], 1), ("m", [1, 1], 2), ("n", [1], 20));
        Refuse(("k", [1, 1], 1), ("m", [1], 10), ("n", [1, 1], 2), ("s", [1], 20), ("t", [1], 30));
        Refuse(("k", [1, 1, 1], 1), ("m", [1, 1], 1), ("n", [1], 10));

        // Numbers that say another order, or another layer, than the file's.
        Refuse(("p1", [1, 1], 1), ("q1", [1], 10), ("p0", [1, 1], 2), ("q0", [1], 20));
        Refuse(("p0", [1, 1], 1), ("q1", [1], 10), ("p1", [1, 1], 2), ("q2", [1], 20));

        static void Refuse(params (string, int[], float)[] tensors)
        {
            string message = Refusal(Nameless(tensors));
            Assert.Contains("TensorNames", message, StringComparison.Ordinal);
            Assert.All(tensors, tensor => Assert.Contains($"'{tensor.Item1}'", message, StringComparison.Ordinal));
        }

        static byte[] Nameless(params (string Name, int[] Shape, float Value)[] tensors)
        {
            var builder = new SafetensorsBuilder();
            foreach ((string name, int[] shape, float value) in tensors)
                builder.Add(name, shape, value);
            return builder.ToBytes();
        }
    }

    [Fact]
    public void Biases_of_two_dimensions_among_names_that_say_nothing_are_read_where_nothing_else_fits()
    {
        Assert.Equal([1.0, 3, 5, 2, 4, 6, 7, 8, 9, 1, 2, 3, 4], Parameters(Read(new SafetensorsBuilder()
            .Add("k", [3, 2], 1, 2, 3, 4, 5, 6).Add("l", [1, 3], 7, 8, 9).Add("m", [1, 3], 1, 2, 3).Add("n", [1, 1], 4).ToBytes())));

        // A layer with its biases, or two layers: sizes that are wanted decide.
        byte[] bytes = new SafetensorsBuilder().Add("k", [2, 2], 1, 2, 3, 4).Add("l", [1, 2], 7, 8).ToBytes();
        Assert.Contains("TensorNames", Refusal(bytes), StringComparison.Ordinal);
        Assert.Equal([1.0, 3, 2, 4, 7, 8], Parameters(SafetensorsModel.Read(SafetensorsFile.Parse(bytes), new Dictionary<string, string>(), [2, 2]).Model));
        Assert.Equal(2, SafetensorsModel.Read(SafetensorsFile.Parse(bytes), new Dictionary<string, string>(), [2, 2, 1]).Model.Layers.Count);
    }

    [Fact]
    public void A_file_of_NetGen_has_every_layer_under_its_own_number()
    {
        SafetensorsBuilder damaged = Own([1, 16, 16, 16, 1], layer => layer == 1 ? 5 : layer);
        Assert.Contains("netgen.architecture as '1-16-16-16-1'; the file has no tensor 'layers.1.weight'", Refusal(damaged.ToBytes()), StringComparison.Ordinal);
        Assert.Equal(4, Read(Own([1, 16, 16, 16, 1]).ToBytes()).Layers.Count);

        SafetensorsBuilder other = Own([3, 4, 2]);
        other.Metadata["netgen.architecture"] = "3-5-2";
        Assert.Contains("netgen.architecture as '3-5-2'; 'layers.1.weight' [3, 4] is a layer of 3 inputs and 4 outputs", Refusal(other.ToBytes()), StringComparison.Ordinal);
        other.Metadata["netgen.architecture"] = "3-4";
        Assert.Contains("3-4", Refusal(other.ToBytes()), StringComparison.Ordinal);
        other.Metadata["netgen.architecture"] = "3-x-2";
        Assert.Contains("netgen.architecture as '3-x-2'", Refusal(other.ToBytes()), StringComparison.Ordinal);

        Assert.Contains("'layers.9.bias' [2] is not of a network of that architecture", Refusal(Own([3, 4, 2]).Add("layers.9.bias", [2], 1, 2).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'scale' [2] is not of a network of that architecture", Refusal(Own([3, 4, 2]).Add("scale", [2], 1, 2).ToBytes()), StringComparison.Ordinal);
        Assert.Equal(2, Read(Own([3, 4, 2]).Add("optimizer.state", "U8", [1], [0]).ToBytes()).Layers.Count);
    }

    [Theory]
    [InlineData("netgen.activations")]
    [InlineData("netgen.layout")]
    [InlineData("netgen.architecture")]
    public void A_file_of_NetGen_with_a_damaged_key_is_refused(string key)
    {
        SafetensorsBuilder builder = Own([3, 4, 2]);
        builder.Metadata[key.Replace('t', 'x')] = builder.Metadata[key];
        builder.Metadata.Remove(key);
        Assert.Contains($"no {key}", Refusal(builder.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_NetGen_has_all_biases_or_none()
    {
        SafetensorsBuilder builder = Described([3, 4, 2]).Add("layers.1.weight", [3, 4], new float[12]).Add("layers.2.weight", [4, 2], new float[8]);
        Assert.All(Read(builder.ToBytes()).Layers, layer => Assert.Null(layer.Biases));
        Assert.Contains("has 'layers.2.bias' and no 'layers.1.bias'", Refusal(builder.Add("layers.2.bias", [2], 1, 2).ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net.2.wexght", "'net.2.bias' [16] are biases of the layer 'net 2', of which the file has no weights")]
    [InlineData("nxt.2.weight", "'net.2.bias' [16] are biases of the layer 'net 2'")]
    public void A_matrix_of_a_damaged_name_does_not_make_a_shorter_network(string name, string reason) =>
        Assert.Contains(reason, Refusal(Sequential(withBias: true, name).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_matrix_of_the_same_family_is_not_left_aside()
    {
        Assert.Contains("'net.2.wexght' [16, 16] is left aside", Refusal(Sequential(withBias: false, "net.2.wexght").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'net.6.wexght' [1, 16] is left aside", Refusal(new SafetensorsBuilder().Add("net.0.weight", [16, 1], new float[16]).Add("net.6.wexght", [1, 16], new float[16]).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("'fc01.weight'", Refusal(new SafetensorsBuilder().Add("fc1.weight", [2, 2], 1, 2, 3, 4).Add("fc01.weight", [2, 2], 1, 2, 3, 4).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_value_function_of_a_policy_is_left_aside()
    {
        SafetensorsBuilder builder = new SafetensorsBuilder()
            .Add("action_net.weight", [2, 4], new float[8]).Add("action_net.bias", [2], new float[2])
            .Add("mlp_extractor.policy_net.0.weight", [4, 4], new float[16]).Add("mlp_extractor.policy_net.0.bias", [4], new float[4])
            .Add("value_net.weight", [1, 4], new float[4]).Add("value_net.bias", [1], 0);
        Assert.Equal(2, Read(builder.ToBytes()).Layers.Count);
        builder.Add("features_extractor.linear.0.weight", [4, 3], new float[12]).Add("features_extractor.linear.0.bias", [4], new float[4]);
        Assert.Contains("'features_extractor.linear.0.weight' [4, 3]", Refusal(builder.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_and_standard_deviations_are_left_aside_as_before()
    {
        DenseModel model = Read(new SafetensorsBuilder().Add("fc.weight", [3, 2], new float[6]).Add("fc.bias", [3], 1, 2, 3)
            .Add("log_std", [3], 0, 0, 0).Add("std", [1, 3], 0, 0, 0).Add("log_ent_coef", [1], 0).Add("steps", "I64", [], new byte[8]).ToBytes());
        Assert.Equal([1.0, 2, 3], model.Layers[0].Biases!);
        Assert.Contains("Left aside: 'log_std', 'std', 'log_ent_coef', 'steps'.", model.Remarks);
    }

    [Fact]
    public void A_build_that_states_sizes_gets_these_or_an_error()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            File.WriteAllBytes(path, new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc2.weight", [2, 4], new float[8]).ToBytes());
            Assert.Equal(2, ModelReader.Read(path, new Dictionary<string, string>(), [3, 4, 2]).Layers.Count);
            Assert.Contains("The file holds 3-4-2; 3-4-4-2 is wanted", Assert.Throws<ModelFileException>(() => ModelReader.Read(path, new Dictionary<string, string>(), [3, 4, 4, 2])).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_network_that_has_no_biases_says_so_where_the_file_has_some()
    {
        var network = new NoBiasNet(seed: 1);
        byte[] bytes = new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc1.shift", [4], 1, 2, 3, 4).Add("fc2.weight", [2, 4], new float[8]).ToBytes();
        Assert.Contains("'fc1.shift' [4] is left aside", Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    private static SafetensorsBuilder Sequential(bool withBias, string thirdName)
    {
        // 1-16-16-16-1.
        int[] sizes = [1, 16, 16, 16, 1];
        var builder = new SafetensorsBuilder();
        for (int layer = 0; layer < 4; layer++)
        {
            if (withBias)
                builder.Add($"net.{2 * layer}.bias", [sizes[layer + 1]], new float[sizes[layer + 1]]);
            builder.Add(layer == 1 ? thirdName : $"net.{2 * layer}.weight", [sizes[layer + 1], sizes[layer]], new float[sizes[layer + 1] * sizes[layer]]);
        }

        return builder;
    }

    private static SafetensorsBuilder Described(int[] sizes)
    {
        var builder = new SafetensorsBuilder();
        builder.Metadata["netgen.version"] = "0.1.0";
        builder.Metadata["netgen.architecture"] = string.Join('-', sizes);
        builder.Metadata["netgen.activations"] = string.Join(',', Enumerable.Repeat("Tanh", sizes.Length - 1));
        builder.Metadata["netgen.layout"] = "[inputs][outputs]";
        return builder;
    }

    private static SafetensorsBuilder Own(int[] sizes, Func<int, int>? number = null)
    {
        SafetensorsBuilder builder = Described(sizes);
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            int inFile = number?.Invoke(layer) ?? layer;
            builder.Add($"layers.{inFile}.weight", [sizes[layer - 1], sizes[layer]], new float[sizes[layer - 1] * sizes[layer]]).Add($"layers.{inFile}.bias", [sizes[layer]], new float[sizes[layer]]);
        }

        return builder;
    }

    private static IEnumerable<double> Parameters(DenseModel model) => model.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases ?? []));

    private static string Refusal(byte[] bytes) => Assert.Throws<ModelFileException>(() => Read(bytes)).Message;

    private static DenseModel Read(byte[] bytes, Dictionary<string, string>? names = null) => SafetensorsModel.Read(SafetensorsFile.Parse(bytes), names ?? [], null).Model;
}
