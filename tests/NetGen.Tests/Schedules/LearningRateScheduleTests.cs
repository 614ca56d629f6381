using NetGen.Tests.Golden;

namespace NetGen.Tests.Schedules;

/// <summary>The values of the pure schedules.</summary>
public sealed class LearningRateScheduleTests
{
    [Fact]
    public void Constant_is_constant()
    {
        var schedule = new ConstantSchedule(0.3);
        Assert.Equal(0.3, schedule.At(0));
        Assert.Equal(0.3, schedule.At(long.MaxValue));
    }

    [Fact]
    public void Step_falls_every_so_many_steps()
    {
        var schedule = new StepSchedule(0.8, every: 3, factor: 0.5);
        Assert.Equal([0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2], Enumerable.Range(0, 7).Select(step => schedule.At(step)));
        Assert.Equal(0, schedule.At(long.MaxValue));
    }

    [Fact]
    public void Exponential_is_a_power_of_the_step()
    {
        var schedule = new ExponentialSchedule(0.2, 0.97);
        for (int step = 0; step < 1000; step++)
            Closeness.AssertClose($"step {step}", 0.2 * Math.Pow(0.97, step), schedule.At(step), 1e-13);
        Assert.Equal(0.2, schedule.At(0));
    }

    [Fact]
    public void Cosine_rises_in_a_line_and_falls_along_half_a_cosine()
    {
        var schedule = new CosineSchedule(1.0, steps: 14, warmUpSteps: 4, finalLearningRate: 0.1);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1.0], Enumerable.Range(0, 5).Select(step => schedule.At(step)));
        for (int step = 4; step <= 14; step++)
            Closeness.AssertClose($"step {step}", 0.1 + 0.9 * (1 + Math.Cos(Math.PI * (step - 4) / 10)) / 2, schedule.At(step), 1e-14);
        Assert.Equal(0.55, schedule.At(9), 1e-15);
        Assert.Equal(0.1, schedule.At(14));
        Assert.Equal(0.1, schedule.At(long.MaxValue));
        Assert.Equal(1.0, new CosineSchedule(1.0, 10).At(0));
    }

    [Fact]
    public void The_cosine_of_our_own_is_right_to_the_last_digit_or_two()
    {
        for (int k = 0; k <= 4096; k++)
        {
            double x = k / 4096.0;
            Assert.True(Math.Abs(HalfTurnCosine.Of(x) - Math.Cos(Math.PI * x)) <= 4e-16, $"cos(pi {x}) is {HalfTurnCosine.Of(x):R}.");
        }

        Assert.Equal([1, 0, -1], [HalfTurnCosine.Of(0), HalfTurnCosine.Of(0.5), HalfTurnCosine.Of(1)]);
    }

    [Fact]
    public void Bad_numbers_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("step", () => new ConstantSchedule(1).At(-1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new ConstantSchedule(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => new StepSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepSchedule(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ExponentialSchedule(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new CosineSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("warmUpSteps", () => new CosineSchedule(1, 10, 10));
        Assert.Throws<ArgumentOutOfRangeException>("finalLearningRate", () => new CosineSchedule(1, 10, 0, 2));
    }
}
