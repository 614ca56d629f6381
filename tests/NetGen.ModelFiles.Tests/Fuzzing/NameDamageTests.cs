using System.Numerics;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using Xunit.Abstractions;

namespace NetGen.ModelFiles.Tests.Fuzzing;

/// <summary>
/// However the tensors of a file are ordered, and whatever happens to one of their names, the parameters are the right ones, each in
/// its place, or the file is refused.
/// </summary>
public sealed class NameDamageTests(ITestOutputHelper output)
{
    private const int Seed = 20261130;
    private const int DamagesPerFile = 40;

    private static readonly int s_filesPerVocabulary = ThoroughFactAttribute.IsThorough ? 2_000 : 25;

    /// <summary>The names of weights and biases of a layer, counted from 0, in every vocabulary that is known.</summary>
    private static readonly (string Name, Func<int, string> Weights, Func<int, string> Biases)[] s_vocabularies =
    [
        ("Sequential", layer => $"net.{2 * layer}.weight", layer => $"net.{2 * layer}.bias"),
        ("bare", layer => $"{2 * layer}.weight", layer => $"{2 * layer}.bias"),
        ("named", layer => $"fc{layer + 9}.weight", layer => $"fc{layer + 9}.bias"),
        ("Keras", layer => layer == 0 ? "m/dense/kernel:0" : $"m/dense_{layer}/kernel:0", layer => layer == 0 ? "m/dense/bias:0" : $"m/dense_{layer}/bias:0"),
        ("Flax", layer => $"params.Dense_{layer}.kernel", layer => $"params.Dense_{layer}.bias"),
        ("scikit-learn", layer => $"coefs_{layer}", layer => $"intercepts_{layer}"),
        ("letters", layer => $"W{layer + 1}", layer => $"b{layer + 1}"),
        ("textbook", layer => $"w_{layer}", layer => $"beta_{layer}"),
        ("number first", layer => $"{layer}_weights", layer => $"{layer}_biases"),
        ("numbers only", layer => $"arr_{2 * layer}", layer => $"arr_{2 * layer + 1}"),
        ("nameless with numbers", layer => $"mat_{layer}", layer => $"vec_{layer}"),
        ("NetGen", layer => $"layers.{layer + 1}.weight", layer => $"layers.{layer + 1}.bias"),
    ];

    [Fact]
    public void Parameters_are_in_their_places_or_the_file_is_refused()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        foreach ((string name, Func<int, string> weights, Func<int, string> biases) in s_vocabularies)
        {
            int read = 0;
            int refused = 0;
            for (int file = 0; file < s_filesPerVocabulary; file++)
            {
                Network network = Network.Make(random, weights, biases, name);
                Assert.True(Try(network, network.InOrder, out string told), $"{name}, file {file} of seed {Seed} was refused");
                Assert.Equal("", told);
                for (int damage = 0; damage < DamagesPerFile; damage++)
                {
                    List<Tensor> tensors = damage % 4 == 0 ? [.. network.InOrder.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)] : Shuffle(network.InOrder, random);
                    if (damage % 2 == 1)
                    {
                        int damaged = random.Next(tensors.Count);
                        tensors[damaged] = tensors[damaged] with { Name = Damage(tensors[damaged].Name, random) };
                        if (tensors.DistinctBy(tensor => tensor.Name).Count() < tensors.Count)
                            continue;
                    }

                    if (Try(network, tensors, out told))
                        read++;
                    else
                        refused++;
                    Assert.True(told.Length == 0, $"{name}, file {file}, damage {damage} of seed {Seed}: {told}");
                }
            }

            output.WriteLine($"{name}: {read} read, {refused} refused");
            Assert.True(read > 0, $"{name} was never read");
            Assert.True(refused > 0, $"{name} was never refused");
        }
    }

    /// <summary>Reads a file; tells whether that went, and what is wrong where the parameters are not the network's.</summary>
    private static bool Try(Network network, List<Tensor> tensors, out string wrong)
    {
        var builder = new SafetensorsBuilder();
        foreach ((string key, string value) in network.Metadata)
            builder.Metadata[key] = value;
        foreach (Tensor tensor in tensors)
            builder.Add(tensor.Name, tensor.Shape, tensor.Values);
        wrong = "";
        double[] found;
        try
        {
            DenseModel model = SafetensorsModel.Read(SafetensorsFile.Parse(builder.ToBytes()), new Dictionary<string, string>(), null).Model;
            found = [.. model.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases ?? new double[layer.Outputs]))];
        }
        catch (ModelFileException)
        {
            return false;
        }

        if (!found.AsSpan().SequenceEqual(network.Parameters))
            wrong = $"{string.Join(", ", tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"))} was read as {string.Join(" ", found)}, not as {string.Join(" ", network.Parameters)}";
        return true;
    }

    private static List<Tensor> Shuffle(List<Tensor> tensors, Random random)
    {
        Tensor[] shuffled = [.. tensors];
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>Changes, drops, doubles or swaps a letter, or puts in another name's word.</summary>
    private static string Damage(string name, Random random)
    {
        const string Letters = "abwx0123456789._/ -WB";
        int position = random.Next(name.Length);
        char letter = Letters[random.Next(Letters.Length)];
        return random.Next(5) switch
        {
            0 => name[..position] + letter + name[(position + 1)..],
            1 => name[..position] + name[(position + 1)..],
            2 => name[..position] + letter + name[position..],
            3 => name + letter,
            _ => letter + name,
        };
    }

    private sealed record Tensor(string Name, int[] Shape, float[] Values);

    /// <summary>A network whose every number is another one, in a file as PyTorch lays matrices out.</summary>
    private sealed record Network(List<Tensor> InOrder, double[] Parameters, Dictionary<string, string> Metadata)
    {
        public static Network Make(Random random, Func<int, string> weightName, Func<int, string> biasName, string vocabulary)
        {
            // Where no name tells a role, biases of [1, n] may be a layer, and only order tells that they are none.
            bool tellsRoles = vocabulary is not ("numbers only" or "nameless with numbers");
            // Half of them are square in every layer, so that no shape helps; a first one that is not tells the layout.
            bool square = random.Next(2) == 0;
            int layers = random.Next(1, 6);
            int[] sizes = [.. Enumerable.Range(0, layers + 1).Select(_ => square ? 2 : random.Next(1, 5))];
            var tensors = new List<Tensor>();
            var parameters = new List<double>();
            int next = 1;
            for (int layer = 0; layer < layers; layer++)
            {
                (int inputs, int outputs) = (sizes[layer], sizes[layer + 1]);
                float[] weights = [.. Enumerable.Range(next, inputs * outputs).Select(value => (float)value)];
                next += weights.Length;
                float[] biases = [.. Enumerable.Range(next, outputs).Select(value => (float)value)];
                next += biases.Length;
                tensors.Add(new(weightName(layer), [outputs, inputs], weights));
                tensors.Add(new(biasName(layer), tellsRoles && random.Next(4) == 0 ? [1, outputs] : [outputs], biases));
                for (int input = 0; input < inputs; input++)
                {
                    for (int to = 0; to < outputs; to++)
                        parameters.Add(weights[to * inputs + input]);
                }

                parameters.AddRange(biases.Select(value => (double)value));
            }

            var metadata = new Dictionary<string, string> { ["netgen.layout"] = "[outputs][inputs]" };
            if (vocabulary == "NetGen")
            {
                metadata["netgen.version"] = "0.1.0";
                metadata["netgen.architecture"] = string.Join('-', sizes);
                metadata["netgen.activations"] = string.Join(',', Enumerable.Repeat("ReLU", layers));
            }

            return new(tensors, [.. parameters], metadata);
        }
    }
}
