using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Kernels;

/// <summary>Softmax and its cross-entropy have the same bits in a short vector, in a long one and with a row in each lane.</summary>
public sealed class SoftmaxTests
{
    private const int Rows = 16;
    private const int Stride = 16;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(16)]
    public void OneRowHasTheBitsOfMany(int count)
    {
        var random = new Random(count);
        float[] logits = Garbage();
        var targets = new float[Rows * count];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < count; column++)
            {
                logits[row * Stride + column] = row switch
                {
                    0 => 0,
                    1 => column % 2 == 0 ? -0f : 0,
                    2 => column == count - 1 ? float.PositiveInfinity : -1,
                    3 => column == 0 ? float.NegativeInfinity : 3,
                    4 => column == count - 1 ? float.NaN : 1,
                    5 => 1e30f * (column + 1),
                    _ => (float)(random.NextDouble() * 20 - 10),
                };
                targets[row * count + column] = row switch
                {
                    6 => -0f,
                    7 => (float)random.NextDouble(),
                    _ => column == row % count ? 1 : 0,
                };
            }
        }

        float[] outputs = new float[Rows * count], losses = new float[Rows], errors = Garbage();
        SoftmaxRows.CrossEntropy(ref logits[0], ref targets[0], count, [], 0.3f, ref errors[0], ref losses[0], Rows, Stride, count);
        float[] scratch = [.. logits];
        SoftmaxRows.Write(ref scratch[0], Stride, ref outputs[0], Rows, count);

        for (int row = 0; row < Rows; row++)
        {
            float[] z = logits[(row * Stride)..((row + 1) * Stride)];
            float[] ownErrors = new float[Stride], ownOutputs = new float[count];
            float loss = Runtime.Softmax.CrossEntropy(ref z[0], ref targets[row * count], 0.3f, ref ownErrors[0], count);
            Runtime.Softmax.Write(ref z[0], ref ownOutputs[0], count);
            Assert.Equal(Bits(losses[row]), Bits(loss));
            Assert.Equal(errors.Skip(row * Stride).Take(count).Select(Bits), ownErrors.Take(count).Select(Bits));
            Assert.Equal(outputs.Skip(row * count).Take(count).Select(Bits), ownOutputs.Select(Bits));
        }
    }

    /// <summary>The bits of a number; which NaN one gets is the processor's choice.</summary>
    private static int Bits(float value) => float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value);

    /// <summary>What lies behind a row must not matter.</summary>
    private static float[] Garbage() => [.. Enumerable.Range(0, Rows * Stride).Select(index => index % 3 == 0 ? float.NaN : 1e20f)];
}
