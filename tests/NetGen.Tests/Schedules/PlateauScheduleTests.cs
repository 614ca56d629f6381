namespace NetGen.Tests.Schedules;

/// <summary>The plateau schedule, loss by loss.</summary>
public sealed class PlateauScheduleTests
{
    [Fact]
    public void The_rate_falls_after_more_losses_without_improvement_than_patience()
    {
        var schedule = new PlateauSchedule(1, factor: 0.5, patience: 2, threshold: 0.1);

        // 0.95 is below 1, but not by a tenth; 0.8 is. Then 0.8, 0.79, 0.9 are three in a row without improvement.
        Assert.Equal([1, 1, 1, 1, 1, 0.5], Rates(schedule, 1, 0.95, 0.8, 0.8, 0.79, 0.9));
        Assert.Equal(0.8, schedule.BestLoss);
        Assert.Equal([0.5, 0.5, 0.25], Rates(schedule, 0.9, 0.9, 0.9));
    }

    [Fact]
    public void The_cool_down_is_not_counted()
    {
        var schedule = new PlateauSchedule(1, factor: 0.5, patience: 0, coolDown: 2);
        Assert.Equal([1, 0.5, 0.5, 0.5, 0.25], Rates(schedule, 1, 1, 1, 1, 1));
    }

    [Fact]
    public void The_rate_stays_at_its_minimum()
    {
        var schedule = new PlateauSchedule(1, factor: 0.1, patience: 0, minimumLearningRate: 0.05);
        Assert.Equal([1, 0.1, 0.05, 0.05], Rates(schedule, 1, 1, 1, 1));
        Assert.Equal([0.01, 0.01], Rates(new PlateauSchedule(0.01, patience: 0, minimumLearningRate: 0.05), 1, 1));
    }

    [Fact]
    public void NaN_is_no_improvement_and_a_negative_loss_can_improve()
    {
        Assert.Equal([1, 0.5, 0.5], Rates(new PlateauSchedule(1, factor: 0.5, patience: 1), double.NaN, double.NaN, double.NaN));
        var schedule = new PlateauSchedule(1, factor: 0.5, patience: 0, threshold: 0.1);
        Assert.Equal([1, 1, 0.5], Rates(schedule, -1, -1.2, -1.21));
    }

    [Fact]
    public void A_resumed_schedule_goes_on_as_if_it_had_not_stopped()
    {
        double[] losses = [1, 0.9, 0.95, 0.95, 0.95, 0.95, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6];
        double[] expected = Rates(Make(), losses);
        for (int stop = 0; stop < losses.Length; stop++)
        {
            PlateauSchedule before = Make();
            double[] rates = Rates(before, losses[..stop]);
            PlateauSchedule after = Make();
            after.Resume(before.LearningRate, before.BestLoss, before.LossesWithoutImprovement, before.CoolDownLeft);
            Assert.Equal(expected, rates.Concat(Rates(after, losses[stop..])));
        }

        static PlateauSchedule Make() => new(1, factor: 0.5, patience: 1, coolDown: 1);
    }

    [Fact]
    public void Bad_numbers_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new PlateauSchedule(-1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new PlateauSchedule(1, factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new PlateauSchedule(1, patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new PlateauSchedule(1, threshold: 1));
        Assert.Throws<ArgumentOutOfRangeException>("coolDown", () => new PlateauSchedule(1, coolDown: -1));
        Assert.Throws<ArgumentOutOfRangeException>("minimumLearningRate", () => new PlateauSchedule(1, minimumLearningRate: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("bestLoss", () => new PlateauSchedule(1).Resume(1, double.NaN, 0, 0));
    }

    [Fact]
    public void The_rate_now_is_that_of_every_step()
    {
        LearningRateSchedule schedule = new PlateauSchedule(1, factor: 0.5, patience: 0);
        Assert.Equal([1, 1], [schedule.GetLearningRate(0), schedule.GetLearningRate(long.MaxValue)]);
        schedule.Observe(1);
        schedule.Observe(1);
        Assert.Equal([0.5, 0.5], [schedule.GetLearningRate(0), schedule.GetLearningRate(long.MaxValue)]);
        Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.GetLearningRate(-1));
    }

    [Fact]
    public void It_tells_its_numbers_and_reads_as_the_call_that_makes_it()
    {
        var schedule = new PlateauSchedule(0.5, 0.25, 0, 0.125, 3, 1e-5);
        schedule.Observe(1);
        schedule.Observe(1);
        Assert.Equal(0.125, schedule.LearningRate);
        Assert.Equal(
            (0.5, 0.25, 0, 0.125, 3, 1e-5),
            (schedule.InitialLearningRate, schedule.Factor, schedule.Patience, schedule.Threshold, schedule.CoolDown, schedule.MinimumLearningRate));
        Assert.Equal(
            "PlateauSchedule(learningRate: 0.5, factor: 0.25, patience: 0, threshold: 0.125, coolDown: 3, minimumLearningRate: 1E-05)", schedule.ToString());
    }

    private static double[] Rates(PlateauSchedule schedule, params double[] losses) => [.. losses.Select(loss =>
    {
        schedule.Observe(loss);
        return schedule.LearningRate;
    })];
}
