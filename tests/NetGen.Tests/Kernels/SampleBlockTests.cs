using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Kernels;

/// <summary>Batches of more samples than a block holds: gradients are put aside between blocks and taken up again.</summary>
public class SampleBlockTests
{
    /// <summary>Three blocks in every network: none holds more than 256 samples.</summary>
    private const int SampleCount = 521;

    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Gradients_agree_with_the_reference(Type type)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(type);
        network.Parameters = Samples.Uniform(1, network.Description.ParameterCount, 1.5 / Math.Sqrt(network.Description.Sizes.ToArray().Average()));
        bool isSingle = TestNetworks.Attribute(type).Precision == Precision.Single;
        double[] inputs = [.. Samples.Uniform(2, SampleCount * network.InputSize, 1).Select(Rounded)];
        double[] targets = [.. Samples.Targets(3, network.Description.Loss, SampleCount, network.OutputSize).Select(Rounded)];

        BackwardResult result = network.BackwardBatch(inputs, targets);
        (double loss, double[] gradients, _) = TestNetworks.Reference(type).Backward(network.Parameters, inputs, targets);

        double tolerance = isSingle ? 1e-4 : 1e-12;
        Assert.Equal(loss, result.Loss, tolerance * Math.Max(1, Math.Abs(loss)));
        double largest = gradients.Max(Math.Abs);
        for (int index = 0; index < gradients.Length; index++)
            Assert.Equal(gradients[index], result.Gradients[index], tolerance * largest);

        double Rounded(double value) => isSingle ? (float)value : value;
    }
}
