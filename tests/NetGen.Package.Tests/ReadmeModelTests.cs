using System.Globalization;
using NetGen.ModelFiles.Tests.Interop;

namespace NetGen.Package.Tests;

/// <summary>A newcomer with a model of PyTorch: the lines of the README in an empty project with the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class ReadmeModelTests(PackedPackage package)
{
    private const string Start = "float[] state = [0.25f, -0.5f, 0.75f, -1], action = new float[2];\n";

    // Another network takes the place of the one that was loaded, and answers.
    private const string StartOfSlot = "var slot = new NetworkSlot<Policy>(policy);\nfloat[] knownState = state;\n";
    private const string EndOfSlot = "Array.Clear(action);\nslot.Current.Forward(state, action);\n";

    private const string End = "Console.WriteLine($\"{action[0]} {action[1]}\");\n";

    // float, of values around 1, through three layers.
    private const double Tolerance = 1e-5;

    /// <summary>With the file of the sample, so that this much is tested everywhere.</summary>
    [Fact]
    public async Task A_model_is_loaded_when_the_program_runs_and_computes_what_it_does_compiled_in()
    {
        byte[] model = File.ReadAllBytes(Repository.PathOf("samples", "FrozenPolicy", "policy.onnx"));
        Assert.Equal(await RunAsync(model, "compiled in"), await RunAsync(model, "loaded"));
    }

    [PyTorchFact]
    public async Task A_model_that_PyTorch_exports_computes_what_it_does_in_PyTorch()
    {
        using var folder = new TemporaryFolder();
        string script = folder.Combine("export.py");
        File.WriteAllText(script, $"""
            import os, torch
            from torch import nn
            os.chdir({ToPython(folder.Path)})
            torch.manual_seed(1)
            model = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 2))
            {Readme.Block("export").TrimEnd()}
            print("outputs", *model(torch.tensor([[0.25, -0.5, 0.75, -1.0]]))[0].tolist())
            """);
        string outputs = (await Judge.PythonAsync(script)).Split('\n').Single(line => line.StartsWith("outputs ", StringComparison.Ordinal));
        byte[] model = File.ReadAllBytes(folder.Combine("policy.onnx"));
        double[] expected = Numbers(outputs["outputs ".Length..]);
        foreach (string block in new[] { "compiled in", "loaded" })
        {
            double[] actual = Numbers(await RunAsync(model, block));
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    /// <summary>What the program of a block prints; what it computes is printed before its types begin.</summary>
    private async Task<string> RunAsync(byte[] model, string block)
    {
        string code = Readme.Block(block);
        string published = block == "loaded" ? StartOfSlot + Readme.Block("published") + EndOfSlot : "";
        int types = code.IndexOf("\n[Network", StringComparison.Ordinal);
        using var project = new EmptyProject(
            package,
            implicitUsings: true,
            languageVersion: "default",
            new Dictionary<string, string> { ["Program.cs"] = Start + code[..types] + published + End + code[types..] },
            items: block == "loaded" ? """<None Include="policy.onnx" CopyToOutputDirectory="PreserveNewest" />""" : Readme.Block("item"));
        File.WriteAllBytes(project.PathOf("policy.onnx"), model);
        return (await project.BuildAndRunAsync()).Output.Trim();
    }

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static string ToPython(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
