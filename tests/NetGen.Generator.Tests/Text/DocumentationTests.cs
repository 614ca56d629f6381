using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Text;

/// <summary>What an editor shows of the members of a network: each overload says what is its own.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, L2 = 0.1)] partial class Net;")]
    [InlineData("[Network(3, 40, 2, Precision = Precision.Double)] partial class Net;")]
    public void OverloadsHaveSummariesOfTheirOwn(string source)
    {
        MethodDeclarationSyntax[] methods = [.. PublicMethods(source)];
        Assert.Contains(methods, method => method.Identifier.Text == "BackwardBatch");
        foreach (IGrouping<string, MethodDeclarationSyntax> overloads in methods.GroupBy(method => method.Identifier.Text))
        {
            string[] documentation = [.. overloads.Select(Documentation)];
            Assert.All(documentation, text => Assert.Contains("<summary>", text, StringComparison.Ordinal));

            // Two ways to make a step differ in the parameter by which it is made, labels and targets in what they stand for.
            Assert.Equal(documentation.Length, documentation.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net;", "network.BackwardBatch(inputs, labels, gradients)")]
    [InlineData("[Network(3, 4, 300)] partial class Net;", "network.Forward(x, y);")]
    public void TheClassHasAnExample(string source, string line)
    {
        string text = Assert.Single(NetworkCompiler.Generate(source).Networks).Text;
        Assert.Contains("/// <example>", text, StringComparison.Ordinal);
        Assert.Contains(line, text, StringComparison.Ordinal);
    }

    /// <summary>After <c>net.</c> each name is one idea; those that only chains need an editor shows to whoever asks for all.</summary>
    [Fact]
    public void ABeginnerSeesFewNames()
    {
        MethodDeclarationSyntax[] methods = [.. PublicMethods("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net;")];
        MethodDeclarationSyntax[] shown = [.. methods.Where(method => !method.AttributeLists.ToString().Contains("EditorBrowsable", StringComparison.Ordinal))];
        Assert.Equal(
            ["Backward", "BackwardBatch", "BackwardFromOutput", "BackwardFromOutputBatch", "Classify", "ClassifyBatch", "ComputeLoss", "ComputePenalty", "CreatePass", "Forward", "ForwardBatch", "Initialize", "TrainStep"],
            shown.Select(method => method.Identifier.Text).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(methods.Length - 2, shown.Length);
    }

    private static IEnumerable<MethodDeclarationSyntax> PublicMethods(string source) =>
        NetworkCompiler.Generate(source).Files.SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes())
            .OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.Text == "Net")
            .SelectMany(type => type.Members).OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static string Documentation(MethodDeclarationSyntax method) =>
        string.Join('\n', method.GetLeadingTrivia().ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)));
}
