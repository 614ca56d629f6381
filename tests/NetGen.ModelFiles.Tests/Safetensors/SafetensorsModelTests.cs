using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.ModelFiles.Tests.Safetensors;

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
        byte[] bytes = new SafetensorsWriter()
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

    private static SafetensorsReading Read(byte[] bytes, Dictionary<string, string>? names = null, int[]? sizes = null) =>
        SafetensorsModel.Read(SafetensorsFile.Parse(bytes), names ?? [], sizes);

    private static float[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(value => (float)value)];
}
