using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Exponentials of several numbers at once have the bits of each alone.</summary>
public sealed class ExpOfEachTests
{
    private static readonly double[] s_arguments =
        [0, -0.0, 1, -1, 0.3, -27.3791351, 88.7, 89.5, -103.9, -200, 709.7, -745.1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-30, -3.7, 12.25];

    [Fact]
    public void FloatsHaveTheBitsOfEachAlone()
    {
        for (int index = 0; index < s_arguments.Length; index++)
        {
            float[] x = [.. Enumerable.Range(index, 4).Select(place => (float)s_arguments[place % s_arguments.Length])];
            float[] y = [.. x.Select(value => Elementary.Exp(value))];
            (float a, float b) = Elementary.ExpOfEach(x[0], x[1]);
            Assert.Equal(y[..2], (float[])[a, b]);
            (a, b, float c) = Elementary.ExpOfEach(x[0], x[1], x[2]);
            Assert.Equal(y[..3], (float[])[a, b, c]);
            (a, b, c, float d) = Elementary.ExpOfEach(x[0], x[1], x[2], x[3]);
            Assert.Equal(y, (float[])[a, b, c, d]);
        }
    }

    [Fact]
    public void DoublesHaveTheBitsOfEachAlone()
    {
        for (int index = 0; index < s_arguments.Length; index++)
        {
            double[] x = [.. Enumerable.Range(index, 4).Select(place => s_arguments[place % s_arguments.Length])];
            double[] y = [.. x.Select(value => Elementary.Exp(value))];
            (double a, double b) = Elementary.ExpOfEach(x[0], x[1]);
            Assert.Equal(y[..2], (double[])[a, b]);
            (a, b, double c) = Elementary.ExpOfEach(x[0], x[1], x[2]);
            Assert.Equal(y[..3], (double[])[a, b, c]);
            (a, b, c, double d) = Elementary.ExpOfEach(x[0], x[1], x[2], x[3]);
            Assert.Equal(y, (double[])[a, b, c, d]);
        }
    }
}
