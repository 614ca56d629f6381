using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Text;

/// <summary>The page about reading a generated file shows what is generated, all of it, in its order.</summary>
public sealed class ReadingPageTests
{
    private static readonly string s_page = ReadPage();

    private static readonly string[] s_blocks = [.. Regex.Matches(s_page, "```csharp\n(.*?)\n```", RegexOptions.Singleline).Select(match => Untidy(match.Groups[1].Value))];

    /// <summary>The first block is the network, the others are of its kernels.</summary>
    private static readonly string s_kernels = Untidy(NetworkCompiler.Generate(s_blocks[0]).Files.Single(file => file.HintName == "TestNet-Kernels.g.cs").Text);

    [Fact]
    public void EachBlockIsGenerated()
    {
        Assert.InRange(s_blocks.Length, 10, 100);
        Assert.All(s_blocks.Skip(1), block => Assert.Contains(block, s_kernels, StringComparison.Ordinal));
    }

    [Fact]
    public void TheBlocksOfTheBackwardPassAreInItsOrderButForTheStep()
    {
        int backward = s_kernels.IndexOf("float Backward<TPass>", StringComparison.Ordinal);
        int[] places = [.. s_blocks.Skip(1).Where(block => !block.Contains("learningRate", StringComparison.Ordinal)).Select(block => s_kernels.IndexOf(block, backward, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.True(places.SkipLast(2).Zip(places.SkipLast(2).Skip(1)).All(pair => pair.First < pair.Second), string.Join(", ", places));
    }

    /// <summary>A formula that the backward pass has and the page has not would be one that nobody explains.</summary>
    [Fact]
    public void EachFormulaOfTheBackwardPassIsExplained()
    {
        int start = s_kernels.IndexOf("float Backward<TPass>", StringComparison.Ordinal), end = s_kernels.IndexOf("return loss;", start, StringComparison.Ordinal);
        string[] comments = [.. s_kernels[start..end].Split('\n').Where(line => line.StartsWith("// ", StringComparison.Ordinal))];
        Assert.InRange(comments.Length, 8, 30);

        // The gradient by a loss of the user's own is no part of the derivation, and the step of the second layer reads like that of the first.
        string[] others = ["// delta2 = dL/da2 * Softmax'(z2)", "// softmax'(z) = diag(a) - a^T a", "// W1 -= learning rate"];
        Assert.All(comments.Where(comment => !others.Any(other => comment.StartsWith(other, StringComparison.Ordinal))), comment => Assert.Contains(comment, Untidy(s_page), StringComparison.Ordinal));
    }

    /// <summary>Without indentation, which is another in the file.</summary>
    private static string Untidy(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    private static string ReadPage()
    {
        using Stream page = typeof(ReadingPageTests).Assembly.GetManifestResourceStream("ReadingGeneratedCode.md")!;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
