namespace NetGen.Tests.Networks;

/// <summary>Activations with a parameter other than the default, against their formulas, written out and in loops, in a hidden layer and in the last.</summary>
public partial class ActivationParameterTests
{
    [Network(2, 8, 3, Activation = LeakyReLU, ActivationParameter = 0.2, Output = HardSigmoid, OutputParameter = 0.3, Precision = Precision.Double, Unroll = Unroll.Always)]
    private sealed partial class LeakyUnrolled;

    [Network(2, 8, 3, Activation = LeakyReLU, ActivationParameter = 0.2, Output = HardSigmoid, OutputParameter = 0.3, Precision = Precision.Double, Unroll = Unroll.Never)]
    private sealed partial class LeakyLoops;

    [Network(2, 8, 3, Activation = HardSigmoid, ActivationParameter = 0.2, Output = ELU, OutputParameter = 1.5, Precision = Precision.Double, Unroll = Unroll.Always)]
    private sealed partial class HardUnrolled;

    [Network(2, 8, 3, Activation = HardSigmoid, ActivationParameter = 0.2, Output = ELU, OutputParameter = 1.5, Precision = Precision.Double, Unroll = Unroll.Never)]
    private sealed partial class HardLoops;

    [Fact]
    public void Hidden_layers_and_outputs_have_their_parameters()
    {
        Check(new LeakyUnrolled(seed: 3), z => z > 0 ? z : 0.2 * z, z => Math.Clamp(0.3 * z + 0.5, 0, 1));
        Check(new LeakyLoops(seed: 3), z => z > 0 ? z : 0.2 * z, z => Math.Clamp(0.3 * z + 0.5, 0, 1));
        Check(new HardUnrolled(seed: 3), z => Math.Clamp(0.2 * z + 0.5, 0, 1), z => z > 0 ? z : 1.5 * (Math.Exp(z) - 1));
        Check(new HardLoops(seed: 3), z => Math.Clamp(0.2 * z + 0.5, 0, 1), z => z > 0 ? z : 1.5 * (Math.Exp(z) - 1));
    }

    [Fact]
    public void The_description_tells_them()
    {
        Assert.Equal(0.2, LeakyLoops.Description.Layers[0].ActivationParameter);
        Assert.Equal(0.3, LeakyLoops.Description.Layers[1].ActivationParameter);
        Assert.Equal("layer 1: 2 -> 8 LeakyReLU(0.2)", LeakyLoops.Description.Layers[0].ToString());
    }

    private static void Check<TNetwork>(TNetwork network, Func<double, double> hidden, Func<double, double> output)
        where TNetwork : INetwork<TNetwork, double>
    {
        // A batch has a sample in each lane, and the last one is computed by itself, too.
        const int Samples = 9;
        double[] inputs = [.. Enumerable.Range(0, 2 * Samples).Select(index => 2 * Math.Sin(3 * index))];
        var outputs = new double[3 * Samples];
        network.ForwardBatch(inputs, outputs);
        var single = new double[3];
        network.Forward(inputs.AsSpan(^2), single);
        Assert.Equal(outputs[^3..], single);
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] expected = Layer(network.Parameters[24..], Layer(network.Parameters, inputs[(2 * sample)..(2 * sample + 2)], 8, hidden), 3, output);
            for (int index = 0; index < 3; index++)
                Assert.Equal(expected[index], outputs[3 * sample + index], 1e-14);
        }

        double[] targets = [.. Enumerable.Range(0, 3 * Samples).Select(index => Math.Cos(index))];
        GradientCheckResult gradients = GradientCheck.Run(network, inputs, targets);
        Assert.True(gradients.Passed, gradients.ToString());
    }

    private static double[] Layer(ReadOnlySpan<double> parameters, double[] input, int outputs, Func<double, double> function)
    {
        var result = new double[outputs];
        for (int output = 0; output < outputs; output++)
        {
            double z = parameters[input.Length * outputs + output];
            for (int index = 0; index < input.Length; index++)
                z += input[index] * parameters[index * outputs + output];
            result[output] = function(z);
        }

        return result;
    }
}
