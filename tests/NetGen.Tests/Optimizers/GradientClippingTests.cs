using System.Numerics;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Optimizers;

/// <summary>Clipping by global norm against PyTorch, and what PyTorch is not asked: overflow, NaN, bits, allocation.</summary>
public sealed class GradientClippingTests
{
    [Fact]
    public void The_reference_case_is_clipped_as_by_PyTorch_in_double() => Clip<double>(Closeness.Double);

    [Fact]
    public void The_reference_case_is_clipped_as_by_PyTorch_in_float() => Clip<float>(Closeness.Single);

    [Fact]
    public void Gradients_within_the_norm_are_untouched()
    {
        float[] gradients = [3, -4];
        Assert.Equal(5, GradientClipping.ByGlobalNorm(gradients, 5.1));
        Assert.Equal([3f, -4f], gradients);
        Assert.Equal(5, GradientClipping.ByGlobalNorm(gradients, double.PositiveInfinity));
        Assert.Equal([3f, -4f], gradients);
        Assert.Equal(5, GradientClipping.ByGlobalNorm(gradients, 0));
        Assert.Equal([0f, -0f], gradients);
        Assert.Equal(0.0, GradientClipping.ByGlobalNorm(Span<double>.Empty, 1.0));
    }

    [Theory]
    [InlineData(1e-308)]
    [InlineData(1e-200)]
    [InlineData(1e-30)]
    [InlineData(1)]
    [InlineData(1e30)]
    [InlineData(1e200)]
    [InlineData(1e307)]
    public void The_norm_neither_overflows_nor_vanishes(double scale)
    {
        double[] gradients = [3 * scale, 0, -4 * scale];
        Closeness.AssertClose("norm", 5 * scale, GradientClipping.ByGlobalNorm(gradients, double.PositiveInfinity), 1e-15);
        double limit = scale / 8;
        GradientClipping.ByGlobalNorm(gradients, limit);
        if (scale >= 1)
            Closeness.AssertClose("clipped", [3 * limit / 5, 0, -4 * limit / 5], gradients, 1e-6);
    }

    [Fact]
    public void The_norm_of_the_smallest_and_the_largest_numbers_is_right()
    {
        Assert.Equal(double.Epsilon, GradientClipping.ByGlobalNorm([double.Epsilon], 1));
        Assert.Equal(float.Epsilon, GradientClipping.ByGlobalNorm([float.Epsilon], 1));
        Assert.Equal(double.MaxValue, GradientClipping.ByGlobalNorm([double.MaxValue], double.PositiveInfinity));
        float[] large = [float.MaxValue, float.MaxValue];

        // Above the largest float: norm and factor are doubles.
        Closeness.AssertClose("norm", float.MaxValue * Math.Sqrt(2), GradientClipping.ByGlobalNorm(large, 1e30), 1e-15);
        Closeness.AssertClose("clipped", [1e30 / Math.Sqrt(2), 1e30 / Math.Sqrt(2)], [large[0], large[1]], 1e-6);
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_shows_in_the_norm_and_leaves_all_as_they_are(float bad, float norm)
    {
        float[] gradients = [100, bad, -100];
        Assert.Equal(norm, GradientClipping.ByGlobalNorm(gradients, 1));
        Assert.Equal([100, bad, -100], gradients);
    }

    [Fact]
    public void Infinity_and_NaN_together_are_NaN()
    {
        double[] gradients = [double.PositiveInfinity, 1, double.NaN];
        Assert.True(double.IsNaN(GradientClipping.ByGlobalNorm(gradients, 1.0)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(33)]
    [InlineData(256)]
    [InlineData(1031)]
    public void Every_vector_width_gives_the_same_bits(int count)
    {
        SameBits<float>(count);
        SameBits<double>(count);
    }

    [Fact]
    public void The_sum_is_the_tree_that_is_documented()
    {
        // Many sums: the root hides the last bit of one or two.
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            double[] gradients = [.. Enumerable.Range(0, 32 + 9 * seed).Select(_ => random.NextDouble())];
            var sums = new double[32];
            for (int k = 0; k < gradients.Length; k++)
                sums[k % 32] = Math.FusedMultiplyAdd(gradients[k], gradients[k], sums[k % 32]);
            for (int half = 16; half > 0; half /= 2)
            {
                for (int j = 0; j < half; j++)
                    sums[j] += sums[j + half];
            }

            Assert.Equal(Math.Sqrt(sums[0]), GradientClipping.ByGlobalNorm(gradients, double.PositiveInfinity));
        }
    }

    [Fact]
    public void By_value_limits_both_sides_and_keeps_NaN()
    {
        float[] gradients = [-3, -0.5f, 0, 0.5f, 3, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, -1];
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            float[] clipped = [.. gradients];
            GradientClipping.ByValue<float>(clipped, 1, width);
            Assert.Equal([-1, -0.5f, 0, 0.5f, 1, float.NaN, 1, -1, 1, -1], clipped);
        }
    }

    [Fact]
    public void Bad_limits_are_refused_before_anything_is_changed()
    {
        double[] gradients = [3, 4];
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => GradientClipping.ByGlobalNorm(gradients, -1.0));
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => GradientClipping.ByGlobalNorm(gradients, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByValue(gradients, -1.0));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByValue(gradients, double.NaN));
        Assert.Equal([3, 4], gradients);
    }

    /// <summary>Whatever a limit is as a float, it means what it says.</summary>
    [Fact]
    public void Limits_beyond_the_range_of_a_float_leave_all_or_nothing()
    {
        float[] gradients = [3, -4, 0];
        Assert.Equal(5, GradientClipping.ByGlobalNorm(gradients, 1e300));
        GradientClipping.ByValue(gradients, 1e300);
        GradientClipping.ByValue(gradients, double.PositiveInfinity);
        Assert.Equal([3f, -4f, 0f], gradients);
        GradientClipping.ByValue(gradients, 1e-300);
        Assert.Equal([0f, -0f, 0f], gradients);
    }

    [Fact]
    public void An_array_a_span_and_a_slice_are_taken_alike()
    {
        float[] array = [3, -4];
        float[] spanned = [3, -4, 100];
        Assert.Equal(5, GradientClipping.ByGlobalNorm(array, 2.5));
        Assert.Equal(5, GradientClipping.ByGlobalNorm(spanned.AsSpan(0, 2), 2.5));
        GradientClipping.ByValue(array, 1.75);
        GradientClipping.ByValue(spanned.AsSpan(0, 2), 1.75);
        Assert.Equal([.. array, 100], spanned);
        Assert.Equal(-1.75f, array[1]);
        Assert.Throws<ArgumentNullException>("gradients", () => GradientClipping.ByGlobalNorm((float[])null!, 1));
        Assert.Throws<ArgumentNullException>("gradients", () => GradientClipping.ByValue((double[])null!, 1));
    }

    [Fact]
    public void Clipping_allocates_nothing()
    {
        float[] gradients = OptimizerCases.Gradients<float>(1000, 1);
        double[] twice = OptimizerCases.Gradients<double>(1000, 1);
        long before = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            GradientClipping.ByGlobalNorm(gradients, 1e-3);
            GradientClipping.ByGlobalNorm(twice, 1e-3);
            GradientClipping.ByValue(gradients, 1e-4);
            GradientClipping.ByValue(twice, 1e-4);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Clip<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenCase golden = GoldenFolder.Cases["gradient-clipping"];
        Assert.Equal(golden.Sizes, TanhRegression.Description.Sizes.ToArray());
        var network = new PlainNetwork<TanhRegression, T>(golden.Parameters);
        var gradients = new T[network.Parameters.Length];
        network.BackwardBatch([.. golden.Inputs.Select(T.CreateChecked)], [.. golden.Targets.Select(T.CreateChecked)], gradients);

        double norm = GradientClipping.ByGlobalNorm(gradients, golden.ClipNorm!.Value);

        Closeness.AssertClose("norm", golden.GradientNorm!.Value, norm, tolerance);
        Closeness.AssertClose("clipped", golden.Clipped, [.. gradients.Select(double.CreateChecked)], tolerance);
    }

    private static void SameBits<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] gradients = OptimizerCases.Gradients<T>(count, 2);
        gradients[0] = T.One;
        double[]? expected = null;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            T[] clipped = [.. gradients];
            double norm = GradientClipping.ByGlobalNorm<T>(clipped, 0.7, width);
            double[] result = [.. clipped.Select(double.CreateChecked), norm];
            expected ??= result;
            Assert.Equal(expected, result);
        }
    }
}
