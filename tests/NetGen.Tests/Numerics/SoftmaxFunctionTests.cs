using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>What softmax computes with fewer instructions, because it knows its arguments, has the bits of the functions for any argument.</summary>
public sealed class SoftmaxFunctionTests
{
    private const int Steps = 1_000_000;

    private static readonly double[] s_differences = [0, -0.0, -1e-30, -0.3, -1, -27.3791351, -87.4, -103.9, -200, -745.1, double.NegativeInfinity];

    [Fact]
    public void TheLogarithmOfASumHasTheBitsOfTheLogarithm()
    {
        // Through all exponents of the sums that 65,536 classes can have, and all significands in turn.
        int first = BitConverter.SingleToInt32Bits(1), last = BitConverter.SingleToInt32Bits(65536);
        for (int bits = first; bits <= last; bits += (last - first) / Steps)
        {
            float sum = BitConverter.Int32BitsToSingle(bits);
            Assert.Equal(BitConverter.SingleToInt32Bits(Elementary.Log(sum)), BitConverter.SingleToInt32Bits(Elementary.LogOfSum(sum)));
            double longer = sum + (sum * 1e-9);
            Assert.Equal(BitConverter.DoubleToInt64Bits(Elementary.Log(longer)), BitConverter.DoubleToInt64Bits(Elementary.LogOfSum(longer)));
        }

        Assert.True(float.IsNaN(Elementary.LogOfSum(float.NaN)));
        Assert.True(double.IsNaN(Elementary.LogOfSum(double.NaN)));
    }

    [Fact]
    public void ExponentialsOfTwoHaveTheBitsOfEach()
    {
        foreach (double difference in s_differences)
        {
            AssertBits(0, difference);
            AssertBits(difference, 0);
        }
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.NaN, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void ANotANumberIsInTheSum(double x1, double x2)
    {
        (Lanes512<float> first, Lanes512<float> second) = Elementary.ExpOfTwo<Lanes512<float>, float>(Lanes512<float>.Broadcast((float)x1), Lanes512<float>.Broadcast((float)x2));
        Assert.True(float.IsNaN(Lane(first + second)));
        (Lanes1<double> single, Lanes1<double> other) = Elementary.ExpOfTwo<Lanes1<double>, double>(Lanes1<double>.Broadcast(x1), Lanes1<double>.Broadcast(x2));
        Assert.True(double.IsNaN((single + other).Value));
    }

    private static void AssertBits(double x1, double x2)
    {
        (Lanes512<float> first, Lanes512<float> second) = Elementary.ExpOfTwo<Lanes512<float>, float>(Lanes512<float>.Broadcast((float)x1), Lanes512<float>.Broadcast((float)x2));
        Assert.Equal(BitConverter.SingleToInt32Bits(Elementary.Exp((float)x1)), BitConverter.SingleToInt32Bits(Lane(first)));
        Assert.Equal(BitConverter.SingleToInt32Bits(Elementary.Exp((float)x2)), BitConverter.SingleToInt32Bits(Lane(second)));
        (Lanes1<double> single, Lanes1<double> other) = Elementary.ExpOfTwo<Lanes1<double>, double>(Lanes1<double>.Broadcast(x1), Lanes1<double>.Broadcast(x2));
        Assert.Equal(BitConverter.DoubleToInt64Bits(Elementary.Exp(x1)), BitConverter.DoubleToInt64Bits(single.Value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(Elementary.Exp(x2)), BitConverter.DoubleToInt64Bits(other.Value));
    }

    private static float Lane(Lanes512<float> lanes)
    {
        var values = new float[Lanes512<float>.Count];
        Lanes512<float>.Store(lanes, ref values[0], 0);
        return values[^1];
    }
}
