using System.Reflection;

namespace NetGen.Generator.Tests.Compiling;

/// <summary>A frozen network computes the bits of a network that has its parameters, and a network that starts from a file has the file's.</summary>
public sealed class FrozenNetworkTests
{
    // {0}: the constructor's argument of the frozen network, {1}: that of a network of the same shape, {2}: further options.
    private const string Source =
        """
        [Network({0}, Loss = SoftmaxCE{2})]
        static partial class Frozen;

        [Network({0}, Loss = SoftmaxCE{2})]
        sealed partial class Started;

        [Network({1}, Loss = SoftmaxCE{2})]
        sealed partial class Plain;

        public static class Probe
        {
            private const int Samples = 37;

            public static double[] Parameters() => [.. Frozen.Parameters.ToArray().Select(value => (double)value)];

            public static double[] Start() => [.. new Started().Parameters.ToArray().Select(value => (double)value)];

            public static bool Agree()
            {
                var plain = new Plain(Frozen.Parameters);
                var inputs = new T[Samples * Plain.InputSize];
                for (int index = 0; index < inputs.Length; index++)
                    inputs[index] = (T)Math.Sin(index);
                var expected = new T[Samples * Plain.OutputSize];
                var actual = new T[Samples * Plain.OutputSize];
                plain.ForwardBatch(inputs, expected);
                Frozen.ForwardBatch(inputs, actual);
                bool agree = expected.AsSpan().SequenceEqual(actual) && Frozen.Description.Shape == plain_shape();
                for (int sample = 0; sample < Samples; sample++)
                {
                    ReadOnlySpan<T> input = inputs.AsSpan(sample * Plain.InputSize, Plain.InputSize);
                    Span<T> row = actual.AsSpan(0, Plain.OutputSize);
                    Frozen.Forward(input, row);
                    agree &= row.SequenceEqual(expected.AsSpan(sample * Plain.OutputSize, Plain.OutputSize)) && Frozen.Classify(input) == plain.Classify(input);
                    var value = new Frozen.Input();
                    input.CopyTo(value);
                    Frozen.Forward(value, out Frozen.Output output);
                    agree &= row.SequenceEqual(output) && Frozen.Classify(value) == plain.Classify(input);
                }

                return agree;

                static string plain_shape() => Plain.Description.Shape;
            }

            public static long Allocated()
            {
                var inputs = new T[Samples * Frozen.InputSize];
                var outputs = new T[Samples * Frozen.OutputSize];
                Frozen.ForwardBatch(inputs, outputs);
                Frozen.Forward(inputs.AsSpan(0, Frozen.InputSize), outputs.AsSpan(0, Frozen.OutputSize));
                Frozen.Classify(inputs.AsSpan(0, Frozen.InputSize));
                long before = GC.GetAllocatedBytesForCurrentThread();
                Frozen.ForwardBatch(inputs, outputs);
                Frozen.Forward(inputs.AsSpan(0, Frozen.InputSize), outputs.AsSpan(0, Frozen.OutputSize));
                Frozen.Classify(inputs.AsSpan(0, Frozen.InputSize));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    /// <summary>Each model, the same shape written out, and options.</summary>
    public static TheoryData<string, string, string> Networks => new()
    {
        { "\"policy.onnx\"", "4, 3, 2, Activation = Tanh", "" },
        { "\"policy.onnx\"", "4, 3, 2, Activation = Tanh", ", Unroll = Unroll.Never" },
        { "\"policy.onnx\"", "4, 3, 2, Activation = Tanh", ", Precision = Precision.Double" },
        { "\"unbiased.safetensors\"", "4, 3, 2, Activation = Sigmoid, Bias = false", "" },
        { "\"large.onnx\"", "6, 4, 3", "" },
        { "\"large.onnx\"", "6, 4, 3", ", Unroll = Unroll.Never" },
        { "\"large.onnx\"", "6, 4, 3", ", Precision = Precision.Double" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void ComputesWhatAnInstanceComputes(string file, string shape, string options) => Assert.True(Call<bool>("Agree", file, shape, options));

    [Theory]
    [MemberData(nameof(Networks))]
    public void AllocatesNothing(string file, string shape, string options) => Assert.Equal(0, Call<long>("Allocated", file, shape, options));

    [Theory]
    [InlineData("")]
    [InlineData(", Precision = Precision.Double")]
    public void HasTheNumbersThatAreWrittenOut(string options)
    {
        // The rows of the description, in which every number is another.
        double[] expected = [.. Models.Policy.Description.Split('\n').Where(line => line.StartsWith("row\t", StringComparison.Ordinal))
            .SelectMany(line => line.Split('\t')[3].Split(' '))
            .Select(number => (double)float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(expected, Call<double[]>("Parameters", "\"policy.onnx\"", "4, 3, 2", options));
        Assert.Equal(expected, Call<double[]>("Start", "\"policy.onnx\"", "4, 3, 2", options));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", Precision = Precision.Double")]
    public void HasTheNumbersOfTheResource(string options)
    {
        double[] expected = [.. Enumerable.Range(0, 43).Select(index => (double)MathF.Sin(index))];
        Assert.Equal(expected, Call<double[]>("Parameters", "\"large.onnx\"", "6, 4, 3", options));
        Assert.Equal(expected, Call<double[]>("Start", "\"large.onnx\"", "6, 4, 3", options));
    }

    /// <summary>Numbers that are easily lost between a file and a program.</summary>
    [Theory]
    [InlineData("single", "", 0.1f, -0.0f, 1.4e-45f, 3.4028235e38f, float.NegativeInfinity, 16777216f)]
    [InlineData("single", ", Precision = Precision.Double", 0.1f, -0.0f, 1.4e-45f, 3.4028235e38f, float.NegativeInfinity, 16777216f)]
    [InlineData("double", ", Precision = Precision.Double", 0.1, -0.0, 5e-324, 1.7976931348623157e308, double.NegativeInfinity, 9007199254740993.0)]
    [InlineData("double", "", 0.1f, -0.0f, 0f, float.PositiveInfinity, float.NegativeInfinity, 9007199254740992f)]
    public void KeepsEveryBit(string precision, string options, double a, double b, double c, double d, double e, double f)
    {
        string[] numbers = precision == "single"
            ? ["0.1", "-0", "1E-45", "3.4028235E+38", "-Infinity", "16777216"]
            : ["0.1", "-0", "5E-324", "1.7976931348623157E+308", "-Infinity", "9007199254740993"];
        ModelFile file = ModelFile.Small("edge.onnx", ["1 6 Identity w 6x1 ?"], (_, _, neuron) => numbers[neuron - 1]);
        file = file with { Description = file.Description.Replace("precision\tsingle", $"precision\t{precision}", StringComparison.Ordinal) };
        double[] parameters = Call<double[]>("Parameters", "\"edge.onnx\"", "1, 6, Bias = false", options, file);
        Assert.Equal(new[] { a, b, c, d, e, f }.Select(BitConverter.DoubleToInt64Bits), parameters.Select(BitConverter.DoubleToInt64Bits));
    }

    /// <summary>An assembly whose resources were taken out or exchanged says so.</summary>
    [Fact]
    public void AMissingResourceIsNamed()
    {
        CompilationSettings settings = Models.Project with { ModelFiles = [Models.Large with { ResourceName = null }] };
        Exception error = Assert.IsType<TypeInitializationException>(Assert.ThrowsAny<Exception>(() => Call<double[]>("Parameters", "\"large.onnx\"", "6, 4, 3", "", settings))).InnerException!;
        Assert.Contains("has no resource 'NetGen/models/large.onnx'", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AResourceOfAnotherLengthIsNamed()
    {
        CompilationSettings settings = Models.Project with { ModelFiles = [Models.Large with { Parameters = new byte[171] }] };
        Exception error = Assert.IsType<TypeInitializationException>(Assert.ThrowsAny<Exception>(() => Call<double[]>("Parameters", "\"large.onnx\"", "6, 4, 3", "", settings))).InnerException!;
        Assert.Contains("has 171 bytes; the network it was built for needs 172", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
    }

    private static TResult Call<TResult>(string method, string file, string shape, string options, params ModelFile[] files) =>
        Call<TResult>(method, file, shape, options, files.Length == 0 ? Models.Project : Models.Project with { ModelFiles = files });

    private static TResult Call<TResult>(string method, string file, string shape, string options, CompilationSettings settings)
    {
        string source = $"using T = {(options.Contains("Double", StringComparison.Ordinal) ? "double" : "float")};\n"
            + Source.Replace("{0}", file, StringComparison.Ordinal).Replace("{1}", shape, StringComparison.Ordinal).Replace("{2}", options, StringComparison.Ordinal);
        using CompiledNetworks networks = NetworkCompiler.Compile(source, settings with { Documentation = false });
        return (TResult)networks.Type("Probe").GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }
}
