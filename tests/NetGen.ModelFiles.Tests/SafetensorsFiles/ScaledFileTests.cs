using System.Text;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>What a network scales by is in its files, comes back with them, and is damaged or another network's without a word of it nowhere.</summary>
public sealed class ScaledFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("scaled.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightLayout.InputsOutputs)]
    [InlineData(WeightLayout.OutputsInputs)]
    public void Scaling_comes_back_bit_for_bit(WeightLayout layout)
    {
        ScaledBothDoubleNet network = Scaled();
        Safetensors.Save(network, Location, new() { Layout = layout });
        var again = new ScaledBothDoubleNet(seed: 7);
        ModelLoadReport report = Safetensors.Load(again, Location);
        Assert.Empty(report.UnusedTensors);
        RequireSame(network, again);
        Assert.Equal("Inputs, Outputs", Safetensors.Inspect(Location).Metadata["netgen.scaling"]);

        var inputs = new InputScaledNet(seed: 1);
        inputs.InputScaling.Set([1.7e9f, 2, 3], [1f / 256, 1f / 3, -5]);
        Safetensors.Save(inputs, Location);
        var inputsAgain = new InputScaledNet();
        Safetensors.Load(inputsAgain, Location);
        Assert.Equal(inputs.InputScaling.Offsets, inputsAgain.InputScaling.Offsets);
        Assert.Equal(inputs.InputScaling.Factors, inputsAgain.InputScaling.Factors);
        Assert.Equal(
            ["layers.1.weight", "layers.1.bias", "layers.2.weight", "layers.2.bias", "scaling.input_offset", "scaling.input_factor"],
            Safetensors.Inspect(Location).Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void A_checkpoint_brings_it_back_and_its_checksum_covers_it()
    {
        ScaledBothDoubleNet network = Scaled();
        Adam<double> optimizer = Optimizer.Adam(network);
        Checkpoint.Save(network, optimizer, Location);
        byte[] bytes = File.ReadAllBytes(Location);
        var again = new ScaledBothDoubleNet(seed: 7);
        Checkpoint.Load(again, Optimizer.Adam(again), Location);
        RequireSame(network, again);

        // 3 + 3 + 2 + 2 numbers lie between the parameters and the state of the optimiser.
        int start = 8 + BitConverter.ToInt32(bytes) + ScaledBothDoubleNet.ParameterCount * sizeof(double);
        for (int position = start; position < start + 10 * sizeof(double); position++)
        {
            byte[] damaged = [.. bytes];
            damaged[position] ^= 1;
            var target = new ScaledBothDoubleNet(seed: 9);
            double[] before = target.Parameters.ToArray();
            Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(target, Optimizer.Adam(target), new MemoryStream(damaged))).Message, StringComparison.Ordinal);
            Assert.True(target.InputScaling.IsIdentity && target.OutputScaling.IsIdentity);
            Assert.Equal(before, target.Parameters);
        }
    }

    [Fact]
    public void Without_a_declared_stage_no_file_has_a_word_of_it()
    {
        Safetensors.Save(new UnscaledNet(seed: 1), Location);
        Assert.DoesNotContain("scaling", Encoding.Latin1.GetString(File.ReadAllBytes(Location)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_other_stages_is_refused_with_the_attribute_and_changes_nothing()
    {
        var network = new InputScaledNet(seed: 1);
        network.InputScaling.Set([1, 2, 3], [4, 5, 6]);
        Safetensors.Save(network, Location);
        var plain = new UnscaledNet(seed: 3);
        float[] before = plain.Parameters.ToArray();
        Assert.Equal(
            $"{Location}: The file is of a network with Scaling = Scaling.Inputs; UnscaledNet (3-4-2) has Scaling = Scaling.None. Declare the file's: [Network(3, 4, 2, Scaling = Scaling.Inputs)], with its other arguments as they are.",
            Refused(() => Safetensors.Load(plain, Location)));
        Assert.Equal(before, plain.Parameters);
        var both = new ScaledBothNet();
        both.OutputScaling.Set([1, 2], [3, 4]);
        Assert.Contains("ScaledBothNet (3-4-2) has Scaling = Scaling.Inputs | Scaling.Outputs. Declare the file's: [Network(3, 4, 2, Scaling = Scaling.Inputs)]", Refused(() => Safetensors.Load(both, Location)), StringComparison.Ordinal);
        Assert.Equal([3, 4], both.OutputScaling.Factors.ToArray());

        Safetensors.Save(plain, Location);
        Assert.Contains("The file is of a network with Scaling = Scaling.None; InputScaledNet (3-4-2) has Scaling = Scaling.Inputs. Declare the file's: [Network(3, 4, 2)],", Refused(() => Safetensors.Load(network, Location)), StringComparison.Ordinal);
        Assert.Equal([4, 5, 6], network.InputScaling.Factors.ToArray());
    }

    [Fact]
    public void A_file_of_others_leaves_the_scaling_and_says_so()
    {
        var network = new ScaledBothNet(seed: 1);
        network.InputScaling.Set([1, 2, 3], [4, 5, 6]);
        ModelLoadReport report = Safetensors.Load(network, new MemoryStream(Foreign().ToBytes()));
        Assert.Contains("The file has no scaling of the inputs; that of the network stays as it is.", report.Warnings);
        Assert.Contains("The file has no scaling of the outputs; that of the network stays as it is.", report.Warnings);
        Assert.Equal([4, 5, 6], network.InputScaling.Factors.ToArray());

        // A program that copied the tensors of a file of ours, and not its metadata, has kept it.
        report = Safetensors.Load(network, new MemoryStream(Foreign().Add("scaling.input_offset", [3], 7, 8, 9).Add("scaling.input_factor", [3], 1, 2, 3).ToBytes()));
        Assert.Equal([7, 8, 9], network.InputScaling.Offsets.ToArray());
        Assert.Equal([1, 2, 3], network.InputScaling.Factors.ToArray());
        Assert.Empty(report.UnusedTensors);
    }

    [Fact]
    public void Tensors_that_no_scaling_can_have_are_refused_by_name_and_index()
    {
        Assert.Contains("Tensor 'scaling.input_factor': the number at index 1 is 0; a factor is finite and not 0.", Load(Foreign().Add("scaling.input_offset", [3], 7, 8, 9).Add("scaling.input_factor", [3], 1, 0, 3)), StringComparison.Ordinal);
        Assert.Contains("Tensor 'scaling.input_offset': the number at index 2 is NaN; an offset is finite.", Load(Foreign().Add("scaling.input_offset", [3], 7, 8, float.NaN).Add("scaling.input_factor", [3], 1, 1, 3)), StringComparison.Ordinal);
        Assert.Contains("The file has 'scaling.input_factor' and no 'scaling.input_offset'; a scaling has both.", Load(Foreign().Add("scaling.input_factor", [3], 1, 1, 3)), StringComparison.Ordinal);
        Assert.Contains("'scaling.input_factor' [2] has to scale 3 inputs: the shape [3] is needed.", Load(Foreign().Add("scaling.input_offset", [3], 7, 8, 9).Add("scaling.input_factor", [2], 1, 3)), StringComparison.Ordinal);
        SafetensorsBuilder tiny = Foreign().Add("scaling.input_offset", "F64", [3], new byte[24]).Add("scaling.input_factor", "F64", [3], SafetensorsBuilder.Encode([1, 1e-60, 1], BitConverter.GetBytes));
        Assert.Contains("Tensor 'scaling.input_factor': the number at index 1 is 1E-60, which the network's precision does not hold.", Load(tiny), StringComparison.Ordinal);

        static string Load(SafetensorsBuilder file)
        {
            var network = new InputScaledNet(seed: 1);
            float[] before = network.Parameters.ToArray();
            string message = Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, new MemoryStream(file.ToBytes()))).Message;
            Assert.Equal(before, network.Parameters);
            Assert.True(network.InputScaling.IsIdentity);
            return message;
        }
    }

    /// <summary>Two places tell the stages, so that neither can be lost alone.</summary>
    [Fact]
    public void Metadata_and_tensors_must_agree()
    {
        Safetensors.Save(new InputScaledNet(seed: 1), Location);
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(Location));
        Assert.Contains("The metadata gives netgen.scaling as 'Imputs'; the tensors of the file scale Inputs.", Load(text.Replace("\"Inputs\"", "\"Imputs\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("its metadata has no netgen.scaling", Load(text.Replace("netgen.scaling", "netgen.skaling", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("'scaling.imput_offset' [3] is not of a network of that architecture", Load(text.Replace("scaling.input_offset", "scaling.imput_offset", StringComparison.Ordinal)), StringComparison.Ordinal);

        static string Load(string text) => Assert.Throws<InvalidDataException>(() => Safetensors.Load(new InputScaledNet(), new MemoryStream(Encoding.Latin1.GetBytes(text)))).Message;
    }

    private static SafetensorsBuilder Foreign() => new SafetensorsBuilder()
        .Add("fc1.weight", [4, 3], new float[12]).Add("fc1.bias", [4], new float[4])
        .Add("fc2.weight", [2, 4], new float[8]).Add("fc2.bias", [2], new float[2]);

    private static ScaledBothDoubleNet Scaled()
    {
        var network = new ScaledBothDoubleNet(seed: 3);
        network.InputScaling.Set([Math.PI, -0.0, 1.7e9], [1 / 3.0, -7, 1e-300]);
        network.OutputScaling.Set([1e300, Math.E], [1e-300, 3]);
        return network;
    }

    private static void RequireSame(ScaledBothDoubleNet expected, ScaledBothDoubleNet actual)
    {
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(Bits(expected.InputScaling), Bits(actual.InputScaling));
        Assert.Equal(Bits(expected.OutputScaling), Bits(actual.OutputScaling));

        static long[] Bits(FeatureScaling<double> scaling) => [.. scaling.Offsets.ToArray().Concat(scaling.Factors.ToArray()).Select(BitConverter.DoubleToInt64Bits)];
    }

    private static string Refused(Action load) => Assert.Throws<InvalidDataException>(load).Message;
}
