using NetGen.Runtime;

namespace NetGen.Tests.Numerics;

/// <summary>Each operation of the lanes, at each width and precision, against the scalar rule that its documentation states.</summary>
public class LanesTests
{
    private static readonly double[] _values =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 1e-3, -7.25, 1e30, -1e30, 1e-38, 1e-45, 8388609, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Fact]
    public void EveryWidthAndPrecision()
    {
        Single<Lanes512<float>>();
        Single<Lanes256<float>>();
        Single<Lanes128<float>>();
        Single<Lanes1<float>>();
        Double<Lanes512<double>>();
        Double<Lanes256<double>>();
        Double<Lanes128<double>>();
        Double<Lanes1<double>>();
    }

    [Fact]
    public void MaxAndMinOfConstantsFollowTheSameRule()
    {
        // A compiler may reorder or fold what it takes for commutative: constants on either side, NaN and zeros of both signs.
        AssertSame(-0.0f, First(Lanes512<float>.Max(Lanes512<float>.Constant(0.0), Lanes512<float>.Constant(-0.0))));
        AssertSame(0.0f, First(Lanes512<float>.Max(Lanes512<float>.Constant(-0.0), Lanes512<float>.Constant(0.0))));
        AssertSame(1f, First(Lanes512<float>.Max(Lanes512<float>.Constant(double.NaN), Lanes512<float>.Constant(1))));
        AssertSame(float.NaN, First(Lanes512<float>.Max(Lanes512<float>.Constant(1), Lanes512<float>.Constant(double.NaN))));
        AssertSame(1f, First(Lanes128<float>.Min(Lanes128<float>.Constant(double.NaN), Lanes128<float>.Constant(1))));
        AssertSame(float.NaN, First(Lanes128<float>.Min(Lanes128<float>.Constant(1), Lanes128<float>.Constant(double.NaN))));
        AssertSame(-0.0f, First(Lanes256<float>.Min(Lanes256<float>.Constant(0.0), Lanes256<float>.Constant(-0.0))));
        AssertSame(0.0f, First(Lanes256<float>.Min(Lanes256<float>.Constant(-0.0), Lanes256<float>.Constant(0.0))));
    }

    private static void Single<TLanes>()
        where TLanes : struct, ILanes<TLanes, float>
    {
        float[] values = Array.ConvertAll(_values, x => (float)x);
        foreach (float a in values)
        {
            TLanes x = TLanes.Broadcast(a);
            AssertSame(-a, All<TLanes, float>(-x));
            AssertSame(a + 0, All<TLanes, float>(TLanes.PositiveZero(x)));
            AssertSame(MathF.Abs(a), All<TLanes, float>(TLanes.Abs(x)));
            AssertSame(MathF.Sqrt(a), All<TLanes, float>(TLanes.Sqrt(x)));
            AssertSame(MathF.Round(a), All<TLanes, float>(TLanes.Round(x)));
            foreach (float b in values)
            {
                TLanes y = TLanes.Broadcast(b);
                AssertSame(a + b, All<TLanes, float>(x + y));
                AssertSame(a - b, All<TLanes, float>(x - y));
                AssertSame(a * b, All<TLanes, float>(x * y));
                AssertSame((a * b) + 0, All<TLanes, float>(TLanes.FirstProduct(x, y)));
                AssertSame(a / b, All<TLanes, float>(x / y));
                AssertSame(a > b ? a : b, All<TLanes, float>(TLanes.Max(x, y)));
                AssertSame(a < b ? a : b, All<TLanes, float>(TLanes.Min(x, y)));
                AssertSame(a > b ? 3f : 5f, All<TLanes, float>(TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Constant(3), TLanes.Constant(5))));
                AssertSame(a >= b ? 3f : 0f, All<TLanes, float>(TLanes.GreaterThanOrEqual(x, y) & TLanes.Constant(3)));
                AssertSame(a == b ? 3f : 0f, All<TLanes, float>(TLanes.Equals(x, y) & TLanes.Constant(3)));
            }
        }

        // 1 + 2^-12 squared less 1 + 2^-11 is 2^-24 when rounded once, 0 when rounded twice.
        float near = 1 + MathF.ScaleB(1, -12);
        AssertSame(MathF.ScaleB(1, -24), All<TLanes, float>(TLanes.FusedMultiplyAdd(TLanes.Broadcast(near), TLanes.Broadcast(near), TLanes.Constant(-1 - Math.ScaleB(1, -11)))));
        AssertSame(MathF.ScaleB(1, -24), All<TLanes, float>(TLanes.FusedMultiplyAdd(TLanes.Broadcast(near), TLanes.Broadcast(near), -1 - MathF.ScaleB(1, -11))));
        for (int n = -126; n <= 127; n++)
        {
            AssertSame(MathF.ScaleB(1, n), All<TLanes, float>(TLanes.PowerOfTwo(TLanes.Constant(n))));
            AssertSame(n, All<TLanes, float>(TLanes.Exponent(TLanes.Broadcast(MathF.ScaleB(1.99f, n)))));
            AssertSame(1.99f, All<TLanes, float>(TLanes.Significand(TLanes.Broadcast(MathF.ScaleB(1.99f, n)))));
        }

        for (int n = -160; n <= 130; n++)
            AssertSame((float)(1.3f * Math.ScaleB(1, n)), All<TLanes, float>(TLanes.Scale(TLanes.Constant(1.3), TLanes.Constant(n))));
    }

    private static void Double<TLanes>()
        where TLanes : struct, ILanes<TLanes, double>
    {
        foreach (double a in _values)
        {
            TLanes x = TLanes.Broadcast(a);
            AssertSame(-a, All<TLanes, double>(-x));
            AssertSame(a + 0, All<TLanes, double>(TLanes.PositiveZero(x)));
            AssertSame(Math.Abs(a), All<TLanes, double>(TLanes.Abs(x)));
            AssertSame(Math.Sqrt(a), All<TLanes, double>(TLanes.Sqrt(x)));
            AssertSame(Math.Round(a), All<TLanes, double>(TLanes.Round(x)));
            foreach (double b in _values)
            {
                TLanes y = TLanes.Broadcast(b);
                AssertSame(a + b, All<TLanes, double>(x + y));
                AssertSame(a - b, All<TLanes, double>(x - y));
                AssertSame(a * b, All<TLanes, double>(x * y));
                AssertSame((a * b) + 0, All<TLanes, double>(TLanes.FirstProduct(x, y)));
                AssertSame(a / b, All<TLanes, double>(x / y));
                AssertSame(a > b ? a : b, All<TLanes, double>(TLanes.Max(x, y)));
                AssertSame(a < b ? a : b, All<TLanes, double>(TLanes.Min(x, y)));
                AssertSame(a > b ? 3.0 : 5.0, All<TLanes, double>(TLanes.Select(TLanes.GreaterThan(x, y), TLanes.Constant(3), TLanes.Constant(5))));
                AssertSame(a >= b ? 3.0 : 0.0, All<TLanes, double>(TLanes.GreaterThanOrEqual(x, y) & TLanes.Constant(3)));
                AssertSame(a == b ? 3.0 : 0.0, All<TLanes, double>(TLanes.Equals(x, y) & TLanes.Constant(3)));
            }
        }

        double near = 1 + Math.ScaleB(1, -27);
        AssertSame(Math.ScaleB(1, -54), All<TLanes, double>(TLanes.FusedMultiplyAdd(TLanes.Broadcast(near), TLanes.Broadcast(near), TLanes.Constant(-1 - Math.ScaleB(1, -26)))));
        AssertSame(Math.ScaleB(1, -54), All<TLanes, double>(TLanes.FusedMultiplyAdd(TLanes.Broadcast(near), TLanes.Broadcast(near), -1 - Math.ScaleB(1, -26))));
        for (int n = -1022; n <= 1023; n++)
        {
            AssertSame(Math.ScaleB(1, n), All<TLanes, double>(TLanes.PowerOfTwo(TLanes.Constant(n))));
            AssertSame(n, All<TLanes, double>(TLanes.Exponent(TLanes.Broadcast(Math.ScaleB(1.99, n)))));
            AssertSame(1.99, All<TLanes, double>(TLanes.Significand(TLanes.Broadcast(Math.ScaleB(1.99, n)))));
        }

        for (int n = -1080; n <= 1030; n++)
            AssertSame(Math.ScaleB(1.3, n), All<TLanes, double>(TLanes.Scale(TLanes.Constant(1.3), TLanes.Constant(n))));
    }

    private static float First<TLanes>(TLanes value)
        where TLanes : struct, ILanes<TLanes, float> => All<TLanes, float>(value);

    /// <summary>The value of all lanes, which must be the same.</summary>
    private static T All<TLanes, T>(TLanes value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        T[] lanes = new T[TLanes.Count];
        TLanes.Store(value, ref lanes[0], 0);
        Assert.All(lanes, lane => Assert.Equal(lanes[0], lane));
        return lanes[0];
    }

    private static void AssertSame(float expected, float actual) =>
        Assert.True(float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual), $"{actual:R} in place of {expected:R}");

    private static void AssertSame(double expected, double actual) =>
        Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual:R} in place of {expected:R}");
}
