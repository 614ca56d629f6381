using NetGen.Drawing;

namespace NetGen.Tests.Drawing;

/// <summary>What cannot be drawn or saved is refused, and names what was wrong.</summary>
public sealed class DiagramErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(2)]
    [InlineData(65)]
    public void Neurons_out_of_range(int value)
    {
        var options = new DiagramOptions();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxNeurons = value);
        Assert.StartsWith("DiagramOptions.MaxNeurons is from 3 to 64.", error.Message, StringComparison.Ordinal);
        Assert.Equal(value, error.ActualValue);
        Assert.Equal(10, options.MaxNeurons);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    public void Layers_out_of_range(int value)
    {
        var options = new DiagramOptions();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxLayers = value);
        Assert.StartsWith("DiagramOptions.MaxLayers is from 2 to 256.", error.Message, StringComparison.Ordinal);
        Assert.Equal(12, options.MaxLayers);
    }

    [Fact]
    public void No_network()
    {
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => Diagram.ToSvg(null!)).ParamName);
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => Diagram.ToMermaid(null!)).ParamName);
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => Diagram.SaveSvg(null!, _folder.Combine("net.svg"))).ParamName);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Paths_that_lead_to_no_file()
    {
        NetworkDescription network = Described.Network(3, 4, 2);
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => Diagram.SaveSvg(network, null!)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => Diagram.SaveSvg(network, "")).ParamName);
        Assert.Throws<DirectoryNotFoundException>(() => Diagram.SaveSvg(network, _folder.Combine("missing", "net.svg")));
        Assert.Throws<IOException>(() => Diagram.SaveSvg(network, _folder.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_is_the_text_without_a_byte_order_mark_and_replaces_one_that_is_there()
    {
        NetworkDescription network = Described.Named("Größe", 3, 40, 2);
        string path = _folder.Write("net.svg", new string('x', 100_000));
        Diagram.SaveSvg(network, path, new() { MaxNeurons = 5 });
        Assert.Equal((byte)'<', File.ReadAllBytes(path)[0]);
        Assert.Equal(Diagram.ToSvg(network, new() { MaxNeurons = 5 }), File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
