using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Exponentials of several numbers at once have the bits of each alone.</summary>
public sealed class ExpOfSeveralTests
{
    private static readonly double[] s_arguments =
        [0, -0.0, 1, -1, 0.3, -27.3791351, 88.7, 89.5, -103.9, -200, 709.7, -745.1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-30, -3.7, 12.25];

    [Fact]
    public void FloatsHaveTheBitsOfEachAlone()
    {
        for (int index = 0; index < s_arguments.Length; index++)
        {
            float[] x = [.. Enumerable.Range(index, 4).Select(place => (float)s_arguments[place % s_arguments.Length])];
            float[] y = [.. x.Select(Elementary.Exp)];
            (float a, float b) = Elementary.Exp(x[0], x[1]);
            Assert.Equal(y[..2], [a, b]);
            (a, b, float c) = Elementary.Exp(x[0], x[1], x[2]);
            Assert.Equal(y[..3], [a, b, c]);
            (a, b, c, float d) = Elementary.Exp(x[0], x[1], x[2], x[3]);
            Assert.Equal(y, [a, b, c, d]);
        }
    }

    [Fact]
    public void DoublesHaveTheBitsOfEachAlone()
    {
        for (int index = 0; index < s_arguments.Length; index++)
        {
            double[] x = [.. Enumerable.Range(index, 4).Select(place => s_arguments[place % s_arguments.Length])];
            double[] y = [.. x.Select(Elementary.Exp)];
            (double a, double b) = Elementary.Exp(x[0], x[1]);
            Assert.Equal(y[..2], [a, b]);
            (a, b, double c) = Elementary.Exp(x[0], x[1], x[2]);
            Assert.Equal(y[..3], [a, b, c]);
            (a, b, c, double d) = Elementary.Exp(x[0], x[1], x[2], x[3]);
            Assert.Equal(y, [a, b, c, d]);
        }
    }
}
