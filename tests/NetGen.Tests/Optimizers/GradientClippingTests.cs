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
        Assert.Equal(5f, GradientClipping.ByGlobalNorm(gradients.AsSpan(), 5.1f));
        Assert.Equal([3f, -4f], gradients);
        Assert.Equal(5f, GradientClipping.ByGlobalNorm(gradients.AsSpan(), float.PositiveInfinity));
        Assert.Equal([3f, -4f], gradients);
        Assert.Equal(5f, GradientClipping.ByGlobalNorm(gradients.AsSpan(), 0));
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
        Closeness.AssertClose("norm", 5 * scale, GradientClipping.ByGlobalNorm(gradients.AsSpan(), double.PositiveInfinity), 1e-15);
        double limit = scale / 8;
        GradientClipping.ByGlobalNorm(gradients.AsSpan(), limit);
        if (scale >= 1)
            Closeness.AssertClose("clipped", [3 * limit / 5, 0, -4 * limit / 5], gradients, 1e-6);
    }

    [Fact]
    public void The_norm_of_the_smallest_and_the_largest_numbers_is_right()
    {
        Assert.Equal(double.Epsilon, GradientClipping.ByGlobalNorm(new[] { double.Epsilon }.AsSpan(), 1.0));
        Assert.Equal(float.Epsilon, GradientClipping.ByGlobalNorm(new[] { float.Epsilon }.AsSpan(), 1f));
        Assert.Equal(double.MaxValue, GradientClipping.ByGlobalNorm(new[] { double.MaxValue }.AsSpan(), double.PositiveInfinity));
        float[] large = [float.MaxValue, float.MaxValue];

        // The norm is above the largest float, and yet the gradients are clipped: the factor is a double.
        Assert.Equal(float.PositiveInfinity, GradientClipping.ByGlobalNorm(large.AsSpan(), 1e30f));
        Closeness.AssertClose("clipped", [1e30 / Math.Sqrt(2), 1e30 / Math.Sqrt(2)], [large[0], large[1]], 1e-6);
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_shows_in_the_norm_and_leaves_all_as_they_are(float bad, float norm)
    {
        float[] gradients = [100, bad, -100];
        Assert.Equal(norm, GradientClipping.ByGlobalNorm(gradients.AsSpan(), 1f));
        Assert.Equal([100, bad, -100], gradients);
    }

    [Fact]
    public void Infinity_and_NaN_together_are_NaN()
    {
        double[] gradients = [double.PositiveInfinity, 1, double.NaN];
        Assert.True(double.IsNaN(GradientClipping.ByGlobalNorm(gradients.AsSpan(), 1.0)));
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

            Assert.Equal(Math.Sqrt(sums[0]), GradientClipping.ByGlobalNorm(gradients.AsSpan(), double.PositiveInfinity));
        }
    }

    [Fact]
    public void By_value_limits_both_sides_and_keeps_NaN()
    {
        float[] gradients = [-3, -0.5f, 0, 0.5f, 3, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, -1];
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            float[] clipped = [.. gradients];
            GradientClipping.ByValue(clipped.AsSpan(), 1, width);
            Assert.Equal([-1, -0.5f, 0, 0.5f, 1, float.NaN, 1, -1, 1, -1], clipped);
        }
    }

    [Fact]
    public void Bad_limits_are_refused_before_anything_is_changed()
    {
        double[] gradients = [3, 4];
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => GradientClipping.ByGlobalNorm(gradients.AsSpan(), -1.0));
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => GradientClipping.ByGlobalNorm(gradients.AsSpan(), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByValue(gradients.AsSpan(), -1.0));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByValue(gradients.AsSpan(), double.NaN));
        Assert.Equal([3, 4], gradients);
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
            GradientClipping.ByGlobalNorm(gradients.AsSpan(), 1e-3f);
            GradientClipping.ByGlobalNorm(twice.AsSpan(), 1e-3);
            GradientClipping.ByValue(gradients.AsSpan(), 1e-4f);
            GradientClipping.ByValue(twice.AsSpan(), 1e-4);
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

        T norm = GradientClipping.ByGlobalNorm(gradients.AsSpan(), T.CreateChecked(golden.ClipNorm!.Value));

        Closeness.AssertClose("norm", golden.GradientNorm!.Value, double.CreateChecked(norm), tolerance);
        Closeness.AssertClose("clipped", golden.Clipped, [.. gradients.Select(double.CreateChecked)], tolerance);
    }

    private static void SameBits<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] gradients = OptimizerCases.Gradients<T>(count, 2);
        gradients[0] = T.One;
        T[]? expected = null;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            T[] clipped = [.. gradients];
            T norm = GradientClipping.ByGlobalNorm(clipped.AsSpan(), T.CreateChecked(0.7), width);
            T[] result = [.. clipped, norm];
            expected ??= result;
            Assert.Equal(expected, result);
        }
    }
}
