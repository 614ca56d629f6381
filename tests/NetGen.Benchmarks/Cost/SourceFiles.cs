using System.Globalization;
using System.Text;

namespace NetGen.Benchmarks.Cost;

/// <summary>Files of a given length to be compiled.</summary>
internal static class SourceFiles
{
    private const string Networks =
        """
        [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)] public partial class Classes;
        [Network(2, 16, 16, 1, Activation = Tanh)] public partial class Values;
        """;

    private const string NetworkMethod =
        """

            internal static float Step#(Classes net, Values values, float[] inputs, int n)
            {
                Span<float> output = stackalloc float[Classes.OutputSize];
                var gradients = new float[Classes.ParameterCount];
                var inputGradients = new float[Classes.InputSize];
                net.Forward(inputs, output);
                values.Forward(output, inputs.AsSpan(0, Values.OutputSize));
                net.Forward([1f, 2f, 3f], output[..2]);
                int label = net.Classify(new float[] { 1, n, 3 });
                net.ForwardBatch(new float[n * Classes.InputSize], new float[n * Classes.OutputSize]);
                float loss = net.Backward(input: inputs.AsSpan(#, 3), target: output, gradients, inputGradients);
                loss += net.BackwardBatch(new float[6], [0, 1], gradients);
                return loss + net.BackwardBatch(inputs, new float[2 * n], gradients, sampleWeights: new float[n]) + label;
            }
        """;

    private const string OtherMethod =
        """

            internal static double Step#(List<double> values, Dictionary<string, int> counts, double[] numbers, int n)
            {
                var text = new StringBuilder(n);
                double[] copy = new double[numbers.Length];
                Array.Copy(numbers, copy, numbers.Length);
                foreach (string name in counts.Keys.OrderBy(key => key.Length).ThenBy(key => key))
                    text.Append(name).Append('=').Append(counts[name]).AppendLine();
                double sum = values.Where(value => value > n).Select(value => Math.Sqrt(value)).Sum();
                if (counts.TryGetValue(text.ToString(), out int count) && count > Math.Max(n, #))
                    values.AddRange(copy.AsSpan(0, Math.Min(n, copy.Length)).ToArray());
                return sum + string.Join(", ", values).Length + new Random(n).NextDouble();
            }
        """;

    /// <summary>A file in which nearly every statement calls a network, and every call is right.</summary>
    public static string WithNetworks(int lines) => Write(Networks, lines, NetworkMethod);

    /// <summary>A file in which three methods of four call no network.</summary>
    public static string WithSomeNetworks(int lines) => Write("using System.Text;\n" + Networks, lines, NetworkMethod, OtherMethod, OtherMethod, OtherMethod);

    /// <summary>A file that calls other things as often.</summary>
    public static string WithoutNetworks(int lines) => Write("using System.Text;", lines, OtherMethod);

    /// <summary>Networks that differ in their sizes.</summary>
    public static string[] ManyNetworks(int count) =>
        [.. Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"[Network(4, {index + 8}, 2)] public partial class Net{index};\n"))];

    private static string Write(string header, int lines, params string[] methods)
    {
        var text = new StringBuilder(header).Append("\ninternal static class Program\n{");
        int left = lines - Lines(header) - 3;
        for (int number = 1; ; number++)
        {
            string method = methods[number % methods.Length];
            if (left < Lines(method))
                break;
            text.Append(method.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append('\n');
            left -= Lines(method);
        }

        return text.Append('\n', left).Append("}\n").ToString();
    }

    private static int Lines(string text) => text.AsSpan().Count('\n') + 1;
}
