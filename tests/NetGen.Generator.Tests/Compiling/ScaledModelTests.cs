using System.Reflection;
using System.Text;
using NetGen.Build;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.Generator.Tests.Compiling;

/// <summary>A model that scales raw Unix times, through the build and the compiler: a frozen network, one that starts from the file and one that loads it have the same bits.</summary>
public sealed class ScaledModelTests
{
    // {0}: further options.
    private const string Source =
        """
        using System.IO;

        [Network("clock.onnx"{0})]
        static partial class Frozen;

        [Network("clock.onnx"{0})]
        sealed partial class Started;

        [Network(2, 5, 3, Activation = Tanh, Scaling = Scaling.Inputs{0})]
        sealed partial class Loaded;

        [Network(2, 5, 3, Activation = Tanh{0})]
        sealed partial class Plain;

        public static class Probe
        {
            private const int Samples = 37;

            public static string Compare(byte[] file)
            {
                var loaded = new Loaded(seed: 1);
                Onnx.Load(loaded, new MemoryStream(file));
                var started = new Started();
                if (!started.Parameters.SequenceEqual(loaded.Parameters) || !Frozen.Parameters.SequenceEqual(loaded.Parameters))
                    return "parameters";
                if (!started.InputScaling.Offsets.SequenceEqual(loaded.InputScaling.Offsets) || !started.InputScaling.Factors.SequenceEqual(loaded.InputScaling.Factors))
                    return "scaling";
                if ((Frozen.Description.Scaling, Started.Description.Scaling) != (Scaling.Inputs, Scaling.Inputs))
                    return "description";
                var inputs = new T[2 * Samples];
                for (int sample = 0; sample < Samples; sample++)
                {
                    inputs[2 * sample] = (T)1.7e9 + 128 * (sample - 18);
                    inputs[2 * sample + 1] = (T)Math.Sin(sample);
                }

                T[] expected = new T[3 * Samples], frozen = new T[3 * Samples], start = new T[3 * Samples];
                int[] classes = new int[Samples], frozenClasses = new int[Samples];
                loaded.ForwardBatch(inputs, expected);
                started.ForwardBatch(inputs, start);
                Frozen.ForwardBatch(inputs, frozen);
                loaded.ClassifyBatch(inputs, classes);
                Frozen.ClassifyBatch(inputs, frozenClasses);
                if (!expected.AsSpan().SequenceEqual(frozen) || !expected.AsSpan().SequenceEqual(start) || !classes.AsSpan().SequenceEqual(frozenClasses))
                    return "batch";
                for (int sample = 0; sample < Samples; sample++)
                {
                    ReadOnlySpan<T> input = inputs.AsSpan(2 * sample, 2);
                    Frozen.Forward(input, frozen.AsSpan(0, 3));
                    if (!frozen.AsSpan(0, 3).SequenceEqual(expected.AsSpan(3 * sample, 3)) || Frozen.Classify(input) != classes[sample])
                        return "sample";
                }

                // What the numbers must be: (x - 1.7e9) / 256 and the layers, in double.
                for (int sample = 0; sample < Samples; sample++)
                {
                    var plain = new Plain(loaded.Parameters);
                    plain.Forward([(T)((inputs[2 * sample] - (T)1.7e9) / 256), (T)((inputs[2 * sample + 1] - (T)0.5f) * 4)], start.AsSpan(0, 3));
                    if (!start.AsSpan(0, 3).SequenceEqual(expected.AsSpan(3 * sample, 3)))
                        return "numbers";
                }

                return "";
            }
        }
        """;

    [Theory]
    [InlineData("", 1000)]
    [InlineData(", Unroll = Unroll.Never", 1000)]
    [InlineData("", 0)]
    [InlineData(", Precision = Precision.Double, Scaling = Scaling.Inputs", 1000)]
    public void FrozenStartedAndLoadedAgree(string options, int literalParameters)
    {
        var random = new Random(1);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
        byte[] model = WithInput(2).Floats("mean", [2], 1.7e9f, 0.5f).Floats("deviation", [2], 256, 0.25f)
            .Floats("W1", [2, 5], Numbers(10)).Floats("b1", [5], Numbers(5)).Floats("W2", [5, 3], Numbers(15)).Floats("b2", [3], Numbers(3))
            .Node("Sub", "x mean", "c").Node("Div", "c deviation", "n").Node("Gemm", "n W1 b1", "z1").Node("Tanh", "z1", "a1").Node("Gemm", "a1 W2 b2", "z2").Node("Softmax", "z2", "y").ToBytes();

        var forms = ModelForms.Read(stages => OnnxModel.Read(model, new ExternalDataFolder(null), new OnnxReadOptions(null, null, stages)));
        bool isLiteral = forms.Main.ParameterCount <= literalParameters;
        using var description = new MemoryStream();
        DescriptionWriter.Write(description, "clock.onnx", forms, isLiteral ? null : "NetGen/clock.onnx", null);
        using var parameters = new MemoryStream();
        ParameterWriter.Write(parameters, forms.Main);
        var file = new ModelFile("clock.onnx", Encoding.UTF8.GetString(description.ToArray()), isLiteral ? null : "NetGen/clock.onnx", parameters.ToArray());

        // Where the attribute of the file's networks has it already, that of the others does.
        string type = options.Contains("Double", StringComparison.Ordinal) ? "double" : "float";
        string source = $"using T = {type};\n" + Source.Replace("Scaling = Scaling.Inputs{0}", "Scaling = Scaling.Inputs{1}", StringComparison.Ordinal).Replace("Tanh{0}", "Tanh{1}", StringComparison.Ordinal)
            .Replace("{0}", options + ", Loss = SoftmaxCE", StringComparison.Ordinal).Replace("{1}", options.Replace(", Scaling = Scaling.Inputs", "", StringComparison.Ordinal) + ", Loss = SoftmaxCE", StringComparison.Ordinal);
        using CompiledNetworks networks = NetworkCompiler.Compile(source, CompilationSettings.Default with { ModelFiles = [file], Documentation = false });
        Assert.Equal("", networks.Type("Probe").GetMethod("Compare")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [model], null));
    }
}
