using Xunit;

namespace NetGen.Tests.Optimizers;

public sealed class IntegerPowerTests
{
    /// <summary>Where the power is no longer computed, it no longer counts.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(0.999)]
    [InlineData(0.9999)]
    public void OneMinusAPowerIsTheDifference(double value)
    {
        // Beyond 40 / (1 - value) steps nothing is computed.
        long last = (long)(80 / (1 - value));
        for (long step = 1; step <= last; step += 1 + step / 500)
            Assert.Equal(1 - IntegerPower.Of(value, step), IntegerPower.OneMinus(value, step));
        Assert.Equal(1, IntegerPower.OneMinus(value, long.MaxValue));
    }
}
