using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Package.Tests;

/// <summary>The tables of the README name what the package documents, all of it and nothing else.</summary>
[Collection(PackageCollection.Name)]
public sealed class ReadmeTableTests(PackedPackage package)
{
    [Fact]
    public void Options() => Assert.Equal(Documented("P:NetGen.NetworkAttribute.").Where(name => name != "Sizes"), Readme.FirstColumn("options").Order(StringComparer.Ordinal));

    [Fact]
    public void Activations() => Assert.Equal(Documented("F:NetGen.Activation."), Readme.FirstColumn("activations").Order(StringComparer.Ordinal));

    [Fact]
    public void Losses() => Assert.Equal(Documented("F:NetGen.Loss."), Readme.FirstColumn("losses").Order(StringComparer.Ordinal));

    [Fact]
    public void What_trains_a_network_is_there()
        => Assert.Empty(Readme.FirstColumn("training").Except(Documented("T:NetGen.")));

    /// <summary>The names that the documentation has directly below a prefix, without their number of type parameters.</summary>
    private IEnumerable<string> Documented(string prefix)
    {
        string documentation = Encoding.UTF8.GetString(package.Contents["lib/net10.0/NetGen.xml"]);
        return Regex.Matches(documentation, $"<member name=\"{Regex.Escape(prefix)}(?<name>[A-Za-z0-9]+)(`[0-9]+)?\"")
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
