using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>The sums that reports are made of.</summary>
public sealed class SumTests
{
    [Fact]
    public void A_sum_keeps_what_an_addition_rounds_away()
    {
        var sum = new CompensatedSum();
        foreach (double term in new[] { 1, 1e100, 1, -1e100 })
            sum.Add(term);
        Assert.Equal(2, sum.Value);

        var tenths = new CompensatedSum();
        for (int index = 0; index < 1_000_000; index++)
            tenths.Add(0.1);
        Assert.Equal(100_000.0, tenths.Value, 1e-10);
    }

    [Fact]
    public void Equal_values_deviate_by_exactly_nothing()
    {
        var deviations = new SquaredDeviations();
        for (int index = 0; index < 1000; index++)
            deviations.Add(0.1);
        Assert.Equal(0, deviations.Sum);
    }

    [Fact]
    public void Deviations_do_not_drown_in_a_large_mean()
    {
        var deviations = new SquaredDeviations();
        for (int index = 0; index < 1000; index++)
            deviations.Add(1e9 + index % 2);
        Assert.Equal(250, deviations.Sum, 1e-6);
    }
}
