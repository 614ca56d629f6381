namespace NetGen.Tests.Numerics;

/// <summary>Arguments at which functions change: zeros, kinks, limits of the subnormal numbers, of overflow and of underflow, and the neighbours of each.</summary>
internal static class EdgeArguments
{
    private static readonly double[] _centres =
    [
        0, 0.41421356, 0.5, 0.54930615, 0.70710678, 1, 1.4142135, 2, 3, 6, 8.14448643, 9.0109133, 9.5, 12, 14.5, 16, 17, 20, 24, 39, 40,
        0.17328679, 0.34657359, 0.6931472, 1.0397208, 36.7, 37.4, 87.33654, 88, 88.02969, 88.37626, 88.72284, 89, 103.27893, 103.97208, 104,
        708.39641853226408, 709.43613930310391, 709.78271289338397, 710, 745.13321910194111, 746, 1e4, 16777216, 9007199254740992,
        1.17549435e-38, 2.2250738585072014E-308, 2.98023224e-8, 5.551115123125783E-17, 1e-30, 1e-40, 1e-310, 1e30, 1e300,
    ];

    /// <summary>A multiple of 16 of them, NaN and the infinities included.</summary>
    public static float[] Single()
    {
        List<float> list = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon];
        foreach (double centre in _centres)
        {
            float up = (float)centre, down = up;
            list.AddRange([up, -up]);
            for (int step = 0; step < 6; step++)
            {
                up = MathF.BitIncrement(up);
                down = MathF.BitDecrement(down);
                list.AddRange([up, -up, down, -down]);
            }
        }

        return Padded(list);
    }

    /// <summary>The same for double.</summary>
    public static double[] Double()
    {
        List<double> list = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon];
        foreach (double centre in _centres)
        {
            double up = centre, down = up;
            list.AddRange([up, -up]);
            for (int step = 0; step < 6; step++)
            {
                up = Math.BitIncrement(up);
                down = Math.BitDecrement(down);
                list.AddRange([up, -up, down, -down]);
            }
        }

        return Padded(list);
    }

    private static T[] Padded<T>(List<T> list)
    {
        while (list.Count % 16 != 0)
            list.Add(list[^1]);
        return [.. list];
    }
}
