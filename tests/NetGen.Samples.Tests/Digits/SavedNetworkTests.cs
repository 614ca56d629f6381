using Digits;
using NetGen.Data;

namespace NetGen.Samples.Tests.Digits;

/// <summary>The proof that a loaded network predicts the same must be able to fail.</summary>
public sealed class SavedNetworkTests
{
    [Fact]
    public void One_bit_of_one_parameter_is_noticed()
    {
        SampleSet<float> images = DigitFile.Read(DigitsProgram.DataFile);
        var first = new DigitsNetwork(seed: 1);
        var second = new DigitsNetwork(seed: 1);
        Assert.Equal(0, SavedNetwork.CountDifferences(first, second, images));

        second.Biases2[0] = MathF.BitIncrement(second.Biases2[0] + 0.5f) - 0.5f;
        Assert.NotEqual(0, SavedNetwork.CountDifferences(first, second, images));
    }
}
