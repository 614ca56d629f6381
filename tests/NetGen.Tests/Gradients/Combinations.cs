using NetGen.Testing;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>Networks in double with every activation and every loss, generated and compiled in one compilation.</summary>
internal static class Combinations
{
    private static readonly IReadOnlyList<NetworkSource> s_sources = [.. All()];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => NetworkCompiler.Compile(s_sources.Select(source => source.Text)));

    public static IReadOnlyList<NetworkSource> Sources => s_sources;

    public static NetworkSource Source(string name) => Sources.Single(source => source.Name == name);

    public static Type Type(string name) => s_compiled.Value.Type(name);

    /// <summary>Every output activation with every loss it can have, and every hidden activation, as named scalars and as loops, and both in wide layers.</summary>
    private static IEnumerable<NetworkSource> All()
    {
        foreach (Unroll unroll in new[] { Unroll.Always, Unroll.Never })
        {
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                Activation[] outputs = loss switch { SoftmaxCE => [Softmax, LogSoftmax], SigmoidBCE => [Sigmoid], _ => Enum.GetValues<Activation>() };
                foreach (Activation output in outputs)
                    yield return Of($"{loss}_{output}_{unroll}", [3, 4, 3], [Tanh], output, loss, unroll);
            }

            foreach (Activation hidden in ReferenceActivations.Elementwise)
                yield return Of($"Hidden_{hidden}_{unroll}", [3, 5, 4, 2], [hidden, hidden], Identity, MSE, unroll);
        }

        // Wider than 100: each activation hidden, and each as an output behind another.
        Activation[] elementwise = [.. ReferenceActivations.Elementwise];
        foreach ((int index, Activation output) in Enum.GetValues<Activation>().Index())
        {
            Activation hidden = elementwise[(index + 1) % elementwise.Length];
            yield return Of($"Wide_{hidden}_{output}", [6, 104, 101], [hidden], output, MSE, Unroll.Never);
        }
    }

    private static NetworkSource Of(string name, int[] sizes, Activation[] hidden, Activation output, Loss loss, Unroll unroll) =>
        new(name, sizes, hidden, output, loss) { Unroll = unroll, Precision = Precision.Double };
}
