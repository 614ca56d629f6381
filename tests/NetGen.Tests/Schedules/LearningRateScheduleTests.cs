using NetGen.Tests.Golden;

namespace NetGen.Tests.Schedules;

/// <summary>The values of the pure schedules.</summary>
public sealed class LearningRateScheduleTests
{
    [Fact]
    public void Constant_is_constant()
    {
        var schedule = new ConstantSchedule(0.3);
        Assert.Equal(0.3, schedule.GetLearningRate(0));
        Assert.Equal(0.3, schedule.GetLearningRate(long.MaxValue));
    }

    [Fact]
    public void Step_falls_every_so_many_steps()
    {
        var schedule = new StepSchedule(0.8, every: 3, factor: 0.5);
        Assert.Equal([0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2], Enumerable.Range(0, 7).Select(step => schedule.GetLearningRate(step)));
        Assert.Equal(0, schedule.GetLearningRate(long.MaxValue));
    }

    [Fact]
    public void Exponential_is_a_power_of_the_step()
    {
        var schedule = new ExponentialSchedule(0.2, 0.97);
        for (int step = 0; step < 1000; step++)
            Closeness.AssertClose($"step {step}", 0.2 * Math.Pow(0.97, step), schedule.GetLearningRate(step), 1e-13);
        Assert.Equal(0.2, schedule.GetLearningRate(0));
    }

    [Fact]
    public void Cosine_rises_in_a_line_and_falls_along_half_a_cosine()
    {
        var schedule = new CosineSchedule(1.0, steps: 14, warmUpSteps: 4, finalLearningRate: 0.1);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1.0], Enumerable.Range(0, 5).Select(step => schedule.GetLearningRate(step)));
        for (int step = 4; step <= 14; step++)
            Closeness.AssertClose($"step {step}", 0.1 + 0.9 * (1 + Math.Cos(Math.PI * (step - 4) / 10)) / 2, schedule.GetLearningRate(step), 1e-14);
        Assert.Equal(0.55, schedule.GetLearningRate(9), 1e-15);
        Assert.Equal(0.1, schedule.GetLearningRate(14));
        Assert.Equal(0.1, schedule.GetLearningRate(long.MaxValue));
        Assert.Equal(1.0, new CosineSchedule(1.0, 10).GetLearningRate(0));
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
    public void Schedules_tell_their_numbers_and_read_as_the_call_that_makes_them()
    {
        var constant = new ConstantSchedule(0.25);
        Assert.Equal(0.25, constant.LearningRate);
        Assert.Equal("ConstantSchedule(learningRate: 0.25)", constant.ToString());
        var step = new StepSchedule(0.25, every: 30);
        Assert.Equal((0.25, 30, 0.1), (step.LearningRate, step.Every, step.Factor));
        Assert.Equal("StepSchedule(learningRate: 0.25, every: 30, factor: 0.1)", step.ToString());
        var exponential = new ExponentialSchedule(0.25, 0.5);
        Assert.Equal((0.25, 0.5), (exponential.LearningRate, exponential.Factor));
        Assert.Equal("ExponentialSchedule(learningRate: 0.25, factor: 0.5)", exponential.ToString());
        var cosine = new CosineSchedule(0.25, 100, 7, 1e-5);
        Assert.Equal((0.25, 100, 7, 1e-5), (cosine.LearningRate, cosine.Steps, cosine.WarmUpSteps, cosine.FinalLearningRate));
        Assert.Equal("CosineSchedule(learningRate: 0.25, steps: 100, warmUpSteps: 7, finalLearningRate: 1E-05)", cosine.ToString());
    }

    [Fact]
    public void A_number_is_a_constant_schedule()
    {
        LearningRateSchedule schedule = 0.25;
        Assert.Equal(0.25, Assert.IsType<ConstantSchedule>(schedule).LearningRate);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => (LearningRateSchedule)(-1));
    }

    [Fact]
    public void A_loss_changes_no_schedule_that_is_a_function_of_the_step()
    {
        foreach (LearningRateSchedule schedule in new LearningRateSchedule[] { 0.5, new StepSchedule(0.5, 2), new ExponentialSchedule(0.5, 0.9), new CosineSchedule(0.5, 10) })
        {
            double before = schedule.GetLearningRate(3);
            for (int epoch = 0; epoch < 50; epoch++)
                schedule.Observe(1);
            schedule.Observe(double.NaN);
            Assert.Equal(before, schedule.GetLearningRate(3));
        }
    }

    [Fact]
    public void Bad_numbers_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("step", () => new ConstantSchedule(1).GetLearningRate(-1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new ConstantSchedule(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => new StepSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepSchedule(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ExponentialSchedule(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new CosineSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("warmUpSteps", () => new CosineSchedule(1, 10, 10));
        Assert.Throws<ArgumentOutOfRangeException>("finalLearningRate", () => new CosineSchedule(1, 10, 0, 2));
    }
}
