using System.Text;
using NetGen.Drawing;

namespace NetGen.Tests.Drawing;

/// <summary>Pictures of networks of any size are well-formed, small, and show what their options permit.</summary>
public sealed class DiagramSizeTests
{
    // What the documentation says.
    private const int MostBytes = 64 * 1024;

    // The longest text that Mermaid reads, unless it is told otherwise.
    private const int MostOfMermaid = 50_000;

    public static TheoryData<int[]> Shapes =>
    [
        [1, 1],
        [3, 4, 2],
        [1, 65_536, 1],
        [65_536, 8_192, 65_536, 8_192],
        [784, 512, 512, 10],
        [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10],
        [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
        [.. Enumerable.Repeat(20, 257)],
        [.. Enumerable.Range(0, 257).Select(index => index % 2 == 0 ? 65_536 : 100)],
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_picture_is_well_formed_and_small(int[] sizes)
    {
        var picture = new Picture(Described.Network(sizes));

        Assert.InRange(Encoding.UTF8.GetByteCount(picture.Text), 1, MostBytes);
        Assert.Equal($"0 0 {picture.Width} {picture.Height}", (string)picture.Root.Attribute("viewBox")!);
        Assert.Equal("img", (string)picture.Root.Attribute("role")!);
        Assert.DoesNotContain("http", picture.Text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(picture.Circles, circle => Assert.True(circle.X > 0 && circle.X < picture.Width && circle.Y > 0 && circle.Y < picture.Height));
        Assert.Equal(picture.Circles.Count(), picture.Circles.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_chart_of_Mermaid_is_short_enough(int[] sizes)
    {
        string chart = Diagram.ToMermaid(Described.Network(sizes));
        Assert.InRange(chart.Length, 1, MostOfMermaid);
        Assert.Equal(sizes.Length - 1, chart.Split('\n').Count(line => line.Contains(" -->|", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_longest_chart_of_Mermaid_is_short_enough()
    {
        int[] sizes = [.. Enumerable.Range(0, 257).Select(index => index % 2 == 0 ? 65_536 : 100)];
        NetworkDescription network = Described.Make(
            new string('N', 511), sizes, [.. Enumerable.Repeat(Activation.HardSigmoid, 256)], Loss.SquaredError, activationParameters: [.. Enumerable.Repeat(0.12345678, 256)]);
        Assert.InRange(Diagram.ToMermaid(network).Length, 1, MostOfMermaid);
    }

    [Fact]
    public void Every_neuron_of_a_small_network_has_a_line_to_each_of_the_next_layer()
    {
        var picture = new Picture(Described.Network(3, 4, 2));
        Assert.Equal([3, 4, 2], picture.Columns);
        Assert.Equal([12, 8], picture.Lines);
        Assert.Equal(0, picture.Ellipses);
    }

    [Fact]
    public void Of_wide_layers_the_first_and_last_neurons_are_drawn()
    {
        var picture = new Picture(Described.Network(10, 11, 65_536));
        Assert.Equal([10, 9, 9], picture.Columns);
        Assert.Equal([90, 81], picture.Lines);
        Assert.Equal(2, picture.Ellipses);
        Assert.Contains("65,536", picture.Words);

        picture = new Picture(Described.Network(3, 4, 5), new() { MaxNeurons = 3 });
        Assert.Equal([3, 2, 2], picture.Columns);
        Assert.Equal(new Picture(Described.Network(3, 4, 3), new() { MaxNeurons = 3 }).Height, picture.Height);
    }

    [Fact]
    public void Of_many_layers_the_first_and_last_are_drawn()
    {
        var whole = new Picture(Described.Network([.. Enumerable.Repeat(2, 13)]));
        Assert.Equal(13, whole.Columns.Length);
        Assert.Equal(12, whole.Lines.Length);

        // 2 neurons have 6 parameters a layer.
        var picture = new Picture(Described.Network([.. Enumerable.Repeat(2, 14)]));
        Assert.Equal(12, picture.Columns.Length);
        Assert.Equal(10, picture.Lines.Length);
        Assert.Equal(1, picture.Ellipses);
        Assert.Equal(whole.Width, picture.Width);
        Assert.Contains("2 layers", picture.Words);
        Assert.Contains("12 parameters", picture.Words);
        Assert.DoesNotContain("hidden 6", picture.Words);
        Assert.DoesNotContain("hidden 7", picture.Words);
        Assert.Equal(["inputs", "hidden 1", "hidden 2", "hidden 3", "hidden 4", "hidden 5", "hidden 8", "hidden 9", "hidden 10", "hidden 11", "hidden 12", "outputs"], Names(picture));

        picture = new Picture(Described.Network(4, 3, 2, 1), new() { MaxLayers = 2 });
        Assert.Equal(["inputs", "outputs"], Names(picture));
        Assert.Contains("2 layers that are not drawn", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_may_have_all_layers_of_the_deepest_network()
    {
        var picture = new Picture(Described.Network([.. Enumerable.Repeat(3, 257)]), new() { MaxLayers = 256, MaxNeurons = 64 });
        Assert.Equal(257, picture.Columns.Length);
        Assert.Equal(0, picture.Ellipses);
        Assert.True(picture.Width > 257 * 100);
    }

    private static IEnumerable<string> Names(Picture picture)
        => picture.Words.Where(word => word is "inputs" or "outputs" || word.StartsWith("hidden", StringComparison.Ordinal));
}
