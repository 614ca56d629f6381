using NetGen.Drawing;

namespace NetGen.Tests.Drawing;

/// <summary>Names are written as they are, whatever they mean in XML or Mermaid.</summary>
public sealed class DiagramNameTests
{
    [Theory]
    [InlineData("Net")]
    [InlineData("Größe_数字")]
    [InlineData("List<int> & \"more\" 'quoted' ]]> --> </title>")]
    [InlineData("\U0001F600")]
    public void Of_a_picture_are_what_a_reader_of_XML_finds(string name)
    {
        var picture = new Picture(Described.Named(name, 3, 4, 2));
        Assert.Equal($"{name}: 3-4-2, 26 parameters, SoftmaxCE", picture.Title);
        Assert.Equal(name, picture.Words[0]);
    }

    [Fact]
    public void Of_a_picture_have_a_sign_for_what_no_XML_may_hold()
    {
        var picture = new Picture(Described.Named("a\0b\u0001c\uD800d\uDC00e\uFFFEf", 3, 4, 2));
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf", picture.Words[0]);
    }

    [Fact]
    public void That_are_long_are_whole_in_the_title_only()
    {
        string name = new('N', 511);
        var picture = new Picture(Described.Named(name, 3, 4, 2));
        Assert.StartsWith(name, picture.Title, StringComparison.Ordinal);
        Assert.Equal(new string('N', 59) + "…", picture.Words[0]);
        Assert.True(picture.Width < 1100);

        // Not half of a character.
        picture = new Picture(Described.Named(new string('N', 58) + "\U0001F600\U0001F600", 3, 4, 2));
        Assert.Equal(new string('N', 58) + "…", picture.Words[0]);
    }

    [Fact]
    public void Of_a_chart_have_entities_for_what_Mermaid_reads_otherwise()
    {
        string chart = Diagram.ToMermaid(Described.Named("a\"b#c&d<e>f`g\\h\ni;[x]{y}", 3, 4, 2));
        Assert.Contains("subgraph network[\"a#34;b#35;c#38;d#60;e#62;f#96;g#92;h i;[x]{y}<br/>3-4-2, 26 parameters, SoftmaxCE\"]\n", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_parameter_and_one_neuron_are_singular()
    {
        NetworkDescription network = Described.Make("One", [1, 1], [Activation.Identity], Loss.MSE, hasBias: false);
        Assert.Equal("One: 1-1, 1 parameter without biases, MSE", new Picture(network).Title);
        Assert.Contains("outputs<br/>1 neuron, Identity<br/>1 parameter\"", Diagram.ToMermaid(network), StringComparison.Ordinal);
    }
}
