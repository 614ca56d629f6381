using NetGen.Runtime;

namespace NetGen.Tests.Numerics;

/// <summary>The double functions against exact arithmetic: random arguments over the whole range, and the edges of it.</summary>
public class DoubleAccuracyTests
{
    private const int Count = 3000;

    [Fact]
    public void Exp() => Check(Elementary.Exp, ExactFunctions.Exp, 1.01, [.. Uniform(-745.2, 709.8), .. Tiny(), 709.78271289338397, -708.4, -744.4400719213812, -745.13321910194111, -745.13]);

    [Fact]
    public void Expm1() => Check(Elementary.Expm1, ExactFunctions.Expm1, 2, [.. Uniform(-45, 709.7), .. Uniform(-2, 2), .. Tiny(), 709.78271289338397]);

    [Fact]
    public void Log() => Check(Elementary.Log, ExactFunctions.Log, 1.01, [.. AllMagnitudes(), .. Uniform(0.5, 2), double.Epsilon, double.MaxValue, Math.BitDecrement(1), Math.BitIncrement(1), 2.2250738585072014E-308]);

    [Fact]
    public void Log1p() => Check(Elementary.Log1p, ExactFunctions.Log1p, 2, [.. AllMagnitudes(), .. Uniform(-0.9999, 2), .. Tiny(), Math.BitDecrement(1) - 1, -Math.BitDecrement(1), double.MaxValue]);

    [Fact]
    public void Tanh() => Check(Elementary.Tanh, ExactFunctions.Tanh, 2, [.. Uniform(-20, 20), .. Uniform(-1, 1), .. Tiny()]);

    [Fact]
    public void Sigmoid() => Check(Elementary.Sigmoid, ExactFunctions.Sigmoid, 2, [.. Uniform(-745, 40), .. Uniform(-4, 4), .. Tiny(), -745.13]);

    [Fact]
    public void Softplus() => Check(Elementary.Softplus, ExactFunctions.Softplus, 2, [.. Uniform(-745, 40), .. Uniform(-4, 4), .. Tiny(), -745.13]);

    [Fact]
    public void Erf() => Check(Elementary.Erf, ExactFunctions.Erf, 2, [.. Uniform(-6, 6), .. Tiny(), 1, Math.BitDecrement(1)]);

    [Fact]
    public void NormalDistribution() => Check(Elementary.NormalDistribution, ExactFunctions.NormalDistribution, 5, [.. Uniform(-38, 9).Take(300), .. Uniform(-4, 4), .. Tiny()]);

    private static void Check(Func<double, double> function, Func<double, FixedPoint> exact, double bar, double[] arguments)
    {
        double worst = 0, at = 0;
        foreach (double x in arguments)
        {
            double error = exact(x).ErrorInUnits(function(x));
            if (error > worst)
                (worst, at) = (error, x);
        }

        Assert.True(worst <= bar, $"{worst:F3} ulp at {at:R}: got {function(at):R}, bar {bar}");
    }

    private static IEnumerable<double> Uniform(double low, double high)
    {
        Random random = new(1);
        for (int i = 0; i < Count; i++)
            yield return low + (random.NextDouble() * (high - low));
    }

    /// <summary>Both signs, from the smallest subnormal number to 1/16.</summary>
    private static IEnumerable<double> Tiny()
    {
        Random random = new(2);
        yield return double.Epsilon;
        yield return -double.Epsilon;
        for (int exponent = -1074; exponent < -4; exponent += exponent < -60 ? 37 : 1)
        {
            yield return (1 + random.NextDouble()) * Math.ScaleB(1, exponent);
            yield return -(1 + random.NextDouble()) * Math.ScaleB(1, exponent);
        }
    }

    private static IEnumerable<double> AllMagnitudes()
    {
        Random random = new(3);
        for (int exponent = -1074; exponent < 1024; exponent++)
            yield return (1 + random.NextDouble()) * Math.ScaleB(1, exponent);
    }
}
