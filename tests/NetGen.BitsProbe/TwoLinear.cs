using System.Globalization;

namespace NetGen.BitsProbe;

/// <summary>The network of src/docs/the-same-bits.md, whose output other libraries compute with other last bits on other processors.</summary>
[Network(100, 100, 1, Activation = Activation.Identity, Bias = false)]
internal sealed partial class TwoLinear
{
    private const int Size = 100;

    /// <summary>Its only output, with the numbers of that page as weights and input: the bits themselves.</summary>
    public static string Line()
    {
        var network = new TwoLinear();
        float[] weights = Results.Numbers<float>(1, Size * Size);
        for (int output = 0; output < Size; output++)
        {
            for (int input = 0; input < Size; input++)
                network.Weights1[(input * Size) + output] = weights[(output * Size) + input];
        }

        Results.Numbers<float>(2, Size).CopyTo(network.Weights2);
        float[] result = new float[1];
        network.Forward(Results.Numbers<float>(3, Size), result);
        return $"{nameof(TwoLinear)} output {BitConverter.SingleToUInt32Bits(result[0]).ToString("X8", CultureInfo.InvariantCulture)}";
    }
}
