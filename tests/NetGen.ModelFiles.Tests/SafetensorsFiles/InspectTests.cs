using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>A file can be looked into before there is a class for it; what cannot be loaded is told and never thrown.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_NetGen_gives_the_attribute_of_its_network()
    {
        Assert.Equal("[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]", Saved(new SoftmaxNet(seed: 1)).SuggestedAttribute);
        Assert.Equal("[Network(3, 4, 2, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE)]", Saved(new LogSoftmaxNet(seed: 1)).SuggestedAttribute);
        Assert.Equal("[Network(3, 4, 2, Activation = Tanh, Output = Sigmoid, Bias = false)]", Saved(new NoBiasNet(seed: 1)).SuggestedAttribute);
        Assert.Equal("[Network(2, 2)]", Saved(new SquareNet(seed: 1)).SuggestedAttribute);
        Assert.Equal("[Network(\"network.safetensors\", Loss = SoftmaxCE)]", Saved(new SoftmaxNet(seed: 1)).SuggestedFileAttribute);
        Safetensors.Save(new TanhDoubleNet(seed: 1), Location);
        Assert.Equal("[Network(3, 8, 5, 2, Activation = Tanh, Precision = Precision.Double)]", Safetensors.Inspect(Location).SuggestedAttribute);
        Assert.Equal(Precision.Double, Safetensors.Inspect(Location).Precision);

        ModelFileInfo Saved<TNetwork>(TNetwork network)
            where TNetwork : INetwork<TNetwork, float>
        {
            Safetensors.Save(network, Location);
            ModelFileInfo info = Safetensors.Inspect(Location);
            Assert.Empty(info.Problems);
            return info;
        }
    }

    [Fact]
    public void Layers_tensors_and_metadata_are_told()
    {
        ModelFileInfo info = Inspect(new SafetensorsBuilder { Metadata = { ["netgen.activations"] = "Tanh,ReLU,Identity", ["made by"] = "me\n" } }
            .Add("fc1.weight", [4, 3], new float[12]).Add("fc1.bias", [4], 1, 2, 3, float.NaN).Add("fc2.weight", [4, 4], new float[16]).Add("fc2.bias", [4], new float[4])
            .Add("fc3.weight", [2, 4], new float[8]).Add("fc3.bias", [2], 1, 2).Add("steps", "I64", [], new byte[8]));
        Assert.Equal(ModelFileFormat.Safetensors, info.Format);
        Assert.Equal(WeightLayout.OutputsInputs, info.Layout);
        Assert.Equal([(1, 3, 4, true, Activation.Tanh), (2, 4, 4, true, Activation.ReLU), (3, 4, 2, true, Activation.Identity)], info.Layers.Select(layer => (layer.Number, layer.InputSize, layer.OutputSize, layer.HasBiases, layer.Activation!.Value)));
        Assert.Equal(("fc1.weight", "fc1.bias"), (info.Layers[0].WeightsName, info.Layers[0].BiasesName));
        Assert.Equal(["fc1.weight [4, 3] F32", "steps [] I64"], new[] { info.Tensors[0], info.Tensors[^1] }.Select(tensor => tensor.ToString()));
        Assert.Equal("me\n", info.Metadata["made by"]);
        Assert.Empty(info.Inputs);
        Assert.Empty(info.Outputs);
        Assert.Equal(["steps: It would be left aside: a network has no place for it.", "'fc1.bias' has 1 of 4 values that is NaN or infinite."], info.Problems.Select(problem => problem.ToString()));
        Assert.All(info.Problems, problem => Assert.False(problem.PreventsLoading));
        Assert.Equal("[Network(3, 4, 4, 2, Activations = new[] { Tanh, ReLU })]", info.SuggestedAttribute);
        Assert.Equal(
            """
            safetensors, 3-4-4-2, weights [outputs][inputs]
            layer  inputs  outputs  biases  activation  weights     biases
            1      3       4        yes     Tanh        fc1.weight  fc1.bias
            2      4       4        yes     ReLU        fc2.weight  fc2.bias
            3      4       2        yes     Identity    fc3.weight  fc3.bias
            metadata
              netgen.activations = Tanh,ReLU,Identity
              made by = me 
            problems
              steps: It would be left aside: a network has no place for it.
              'fc1.bias' has 1 of 4 values that is NaN or infinite.
            [Network(3, 4, 4, 2, Activations = new[] { Tanh, ReLU })]
            [Network("network.safetensors")]  with  <NetGenModel Include="network.safetensors" />

            """,
            info.ToString());
    }

    [Fact]
    public void Activations_that_the_file_does_not_tell_are_no_guess()
    {
        ModelFileInfo info = Inspect(new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc2.weight", [2, 4], new float[8]));
        Assert.Equal("[Network(3, 4, 2, Bias = false)]", info.SuggestedAttribute);
        Assert.Null(info.SuggestedFileAttribute);
        Assert.Null(info.SuggestedItem);
        Assert.All(info.Layers, layer => Assert.Null(layer.Activation));
        ModelFileProblem problem = Assert.Single(info.Problems);
        Assert.Contains("does not tell the activations", problem.Reason, StringComparison.Ordinal);
        Assert.False(problem.PreventsLoading);
        Assert.Contains("1      3       4        no      not told    fc1.weight", info.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What the options of a load say, the suggested item says in its metadata.</summary>
    [Fact]
    public void Tensor_names_are_taken_and_stand_in_the_item()
    {
        byte[] bytes = new SafetensorsBuilder { Metadata = { ["netgen.activations"] = "Tanh,Identity" } }
            .Add("a;", [4, 3], new float[12]).Add("b", [2, 4], new float[8]).Add("50% & more", [4], 1, 2, 3, 4).Add("c", [4, 3], new float[12]).ToBytes();
        File.WriteAllBytes(Location, bytes);
        Assert.True(Assert.Single(Safetensors.Inspect(Location).Problems).PreventsLoading);
        Assert.Null(Safetensors.Inspect(Location).Precision);

        ModelFileInfo info = Inspect("c");
        Assert.Equal(Precision.Single, info.Precision);
        Assert.Equal("[Network(3, 4, 2, Activation = Tanh)]", info.SuggestedAttribute);
        Assert.Equal(["a;: It would be left aside: a network has no place for it."], info.Problems.Select(problem => problem.ToString()));
        Assert.Equal("[Network(\"network.safetensors\")]", info.SuggestedFileAttribute);
        Assert.Equal("<NetGenModel Include=\"network.safetensors\" TensorNames=\"layers.1.weight=c; layers.1.bias=50%25 &amp; more; layers.2.weight=b\" />", info.SuggestedItem);

        // A build would split the name.
        info = Inspect("a;");
        Assert.NotNull(info.SuggestedAttribute);
        Assert.Null(info.SuggestedFileAttribute);
        Assert.Null(info.SuggestedItem);
        Assert.StartsWith("TensorNames gives layers.1.weight the name 'd'; the file has no such tensor.", Assert.Single(Inspect("d").Problems).Reason, StringComparison.Ordinal);
        Assert.StartsWith(
            "TensorNames has 1 entries, 0 of which fit",
            Assert.Single(Safetensors.Inspect(Location, new() { TensorNames = new Dictionary<string, string> { ["weights"] = "c" } }).Problems).Reason,
            StringComparison.Ordinal);

        ModelFileInfo Inspect(string weights) => Safetensors.Inspect(
            Location, new() { TensorNames = new Dictionary<string, string> { ["layers.2.weight"] = "b", ["layers.1.weight"] = weights, ["layers.1.bias"] = "50% & more" } });
    }

    [Fact]
    public void What_cannot_be_loaded_is_a_problem_and_no_exception()
    {
        ModelFileInfo info = Inspect(new SafetensorsBuilder().Add("conv.weight", [1, 1, 1, 1], 1).Add("fc.weight", [2, 2], 1, 2, 3, 4));
        ModelFileProblem problem = Assert.Single(info.Problems);
        Assert.Equal("conv.weight", problem.Place);
        Assert.StartsWith("'conv.weight' [1, 1, 1, 1] is no matrix", problem.Reason, StringComparison.Ordinal);
        Assert.True(problem.PreventsLoading);
        Assert.Empty(info.Layers);
        Assert.Null(info.SuggestedAttribute);
        Assert.Equal(2, info.Tensors.Count);
        Assert.Contains("tensors\n  conv.weight [1, 1, 1, 1] F32\n  fc.weight [2, 2] F32\nproblems\n  conv.weight: 'conv.weight'", info.ToString(), StringComparison.Ordinal);

        File.WriteAllBytes(Location, [1, 2, 3]);
        Assert.Contains("truncated", Assert.Single(Safetensors.Inspect(Location).Problems).Reason, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Safetensors.Inspect(_folder.Combine("missing")));
        Assert.Throws<ArgumentNullException>("path", () => Safetensors.Inspect(null!));
    }

    private ModelFileInfo Inspect(SafetensorsBuilder builder)
    {
        File.WriteAllBytes(Location, builder.ToBytes());
        return Safetensors.Inspect(Location);
    }
}
