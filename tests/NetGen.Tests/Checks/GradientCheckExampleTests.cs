using System.Reflection;
using System.Xml.Linq;
using NetGen.Testing;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Checks;

/// <summary>The check as users are told to write it: one line that proves a generated network.</summary>
public sealed class GradientCheckExampleTests
{
    private static readonly double[] s_inputs = Samples.Uniform(1, 5 * SmallDouble.InputSize);
    private static readonly double[] s_targets = Samples.Targets(2, SoftmaxCE, 5, SmallDouble.OutputSize);

    [Fact]
    public void One_line_proves_a_network()
    {
        GradientCheck.Run(new SmallDouble(seed: 1), s_inputs, s_targets, checkInputs: true).ThrowIfFailed();
        GradientCheck.Run(new SmallLoopsDouble(seed: 1), s_inputs, s_targets, checkInputs: true).ThrowIfFailed();
        GradientCheck.Run(new SmallSingle(seed: 1), Single(s_inputs), Single(s_targets), checkInputs: true).ThrowIfFailed();
        GradientCheck.Run(new SmallLoopsSingle(seed: 1), Single(s_inputs), Single(s_targets), checkInputs: true).ThrowIfFailed();
    }

    /// <summary>The example of the documentation, compiled and run as it stands there.</summary>
    [Fact]
    public void The_example_of_the_documentation_works()
    {
        string example = XDocument.Load(Path.ChangeExtension(typeof(GradientCheck).Assembly.Location, ".xml"))
            .Descendants("member").Single(member => (string?)member.Attribute("name") == "T:NetGen.GradientCheck")
            .Element("example")!.Element("code")!.Value;
        Assert.Contains("GradientCheck.Run(", example, StringComparison.Ordinal);

        using CompiledNetworks networks = NetworkCompiler.Compile(
            $$"""
            [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
            internal partial class TestNet;

            internal static class Example
            {
                internal static void Run(float[] inputs, float[] targets)
                {
                    {{example}}
                }
            }
            """);
        MethodInfo run = networks.Type("Example").GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic)!;
        run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Single(s_inputs), Single(s_targets)], null);
    }

    private static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);
}
