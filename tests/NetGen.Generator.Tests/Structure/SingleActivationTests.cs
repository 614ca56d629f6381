using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Structure;

/// <summary>What is known of an activation or a loss stands in its file: no other names a single one, but for those that are more than a function of each number.</summary>
public sealed class SingleActivationTests
{
    // No function at all; those of a whole row, with the loss of their logits, which have kernels of their own; and what nobody chose.
    private static readonly string[] s_special = ["Identity", "Softmax", "LogSoftmax", "SoftmaxCE", "SquaredError"];

    // The file, and whom it may name.
    private static readonly (string File, string[] Names)[] s_exceptions =
    [
        ("src/NetGen/NetworkAttribute.cs", ["ReLU"]),
        ("generator/NetGen.Generator/Rules/ShapeRules.cs", ["ReLU"]),
        ("generator/NetGen.Generator/Rules/ParameterRules.cs", ["ReLU"]),
        ("generator/NetGen.CodeFixes/ActivationListCodeFixProvider.cs", ["ReLU"]),

        // Whose outputs are probabilities of a yes, and who learns them as such.
        ("src/NetGen/Evaluation/SigmoidOutputs.cs", ["Sigmoid", "SigmoidBCE"]),

        // Readers of ONNX: what a limit on one side or on both is, two probabilities side by side, and operators, each the activation of its name.
        ("src/NetGen/Formats/Reading/Onnx/Expressions/RecognizedActivation.cs", ["ReLU", "HardTanh", "Sigmoid"]),
        ("src/NetGen/Formats/Reading/Onnx/Operators/ConcatOperator.cs", ["Sigmoid"]),
        ("src/NetGen/Formats/Reading/Onnx/Operators/ActivationOperators.cs", ["LeakyReLU", "ELU", "SELU", "GELU", "GELUTanh", "SiLU", "Mish", "Softplus", "Softsign", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish"]),
    ];

    [Fact]
    public void OneFileNamesIt()
    {
        string root = Root();
        string names = string.Join('|', Enum.GetNames<Activation>().Concat(Enum.GetNames<Loss>()));
        var member = new Regex($@"(?<!\w)(?:Activation|ActivationDefinition|Loss|LossDefinition)\.({names})\b");
        var found = new List<string>();
        foreach (string file in new[] { "src", "generator" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)))
        {
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (name.Contains("/obj/", StringComparison.Ordinal) || name.StartsWith("src/NetGen/Activations/", StringComparison.Ordinal) || name.StartsWith("src/NetGen/Losses/", StringComparison.Ordinal))
                continue;
            string[] allowed = [.. s_special, .. s_exceptions.Where(exception => exception.File == name).SelectMany(exception => exception.Names)];
            string code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            found.AddRange(member.Matches(code).Select(match => match.Groups[1].Value).Where(single => !allowed.Contains(single)).Select(single => $"{name}: {single}"));
        }

        Assert.Empty(found);
    }

    private static string Root([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
}
