using NetGen.Tests.Optimizers;

namespace NetGen.Tests.Checks;

/// <summary>A number that is not finite is found and named.</summary>
public sealed class FiniteCheckTests
{
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_loss_that_is_not_finite_throws_with_the_step(float loss, string shown)
    {
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => FiniteCheck.ThrowIfNotFinite(loss, 17));
        Assert.StartsWith($"The loss of step 17 is {shown}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(loss, error.OffendingNumber);
    }

    [Fact]
    public void Finite_losses_and_values_pass()
    {
        FiniteCheck.ThrowIfNotFinite(float.MaxValue, 0);
        FiniteCheck.ThrowIfNotFinite(-0.0, 0);
        FiniteCheck.ThrowIfNotFinite<double>(new PlainNetwork<ReluClassifier, double>(), new double[26]);
    }

    [Theory]
    [InlineData(0, "W1[0,0] (index 0)")]
    [InlineData(7, "W1[1,3] (index 7)")]
    [InlineData(15, "b1[3] (index 15)")]
    [InlineData(19, "W2[1,1] (index 19)")]
    [InlineData(25, "b2[1] (index 25)")]
    public void The_first_value_that_is_not_finite_is_named(int index, string position)
    {
        var values = new double[26];
        values[25] = double.NaN;
        values[index] = double.NegativeInfinity;
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => FiniteCheck.ThrowIfNotFinite<double>(new PlainNetwork<ReluClassifier, double>(), values));
        Assert.Equal($"ReluClassifier (3-4-2): the value of {position} is -Infinity.", error.Message);
    }

    [Fact]
    public void A_wrong_length_is_refused()
        => Assert.Throws<ArgumentException>("values", () => FiniteCheck.ThrowIfNotFinite<float>(new PlainNetwork<ReluClassifier, float>(), new float[25]));
}
