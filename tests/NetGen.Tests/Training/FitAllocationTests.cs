using NetGen.Data;
using NetGen.Tests.Allocation;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>A step and an epoch allocate nothing: by labels, by one sigmoid, by targets, weighted, with validation samples and a schedule.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class FitAllocationTests
{
    [Fact]
    public void By_labels() => Check(new ThreeClassNet(1), Samples.ThreeClasses());

    [Fact]
    public void By_accumulated_batches() => Check(new ThreeClassNet(1), Samples.ThreeClasses(), accumulated: 3);

    [Fact]
    public void With_averaged_steps() => Check(new ThreeClassNet(1), Samples.ThreeClasses(), averaging: WeightAveraging.Ema());

    [Fact]
    public void With_averaged_epochs() => Check(new ThreeClassNet(1), Samples.ThreeClasses(), averaging: WeightAveraging.Swa(startEpoch: 2));

    [Fact]
    public void By_one_sigmoid() => Check(new TwoClassNet(1), Samples.TwoClasses());

    [Fact]
    public void By_weighted_targets() => Check(new RegressionNet(1), Samples.Regression().WithWeights(Enumerable.Repeat(0.5, 101).ToArray()));

    [Fact]
    public void An_epoch_more_of_a_whole_training()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        Assert.Equal(BytesOfFit(100), BytesOfFit(1000) - 900 * SizeOfReport);

        long BytesOfFit(int epochs)
        {
            Trainer<float> trainer = new ThreeClassNet(1).CreateTrainer(new() { Epochs = epochs });
            trainer.Fit(data);
            trainer = new ThreeClassNet(1).CreateTrainer(new() { Epochs = epochs });
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>The memory of the history as the result has it; the trainer's own was made with it.</summary>
    private static int SizeOfReport => System.Runtime.CompilerServices.Unsafe.SizeOf<EpochReport>();

    private static void Check<T>(INetwork<T> network, SampleSet<T> data, int accumulated = 1, WeightAveraging? averaging = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Trainer<T> trainer = network.CreateTrainer(new()
        {
            BatchSize = 16,
            AccumulatedBatches = accumulated,
            Averaging = averaging,
            LearningRate = new CosineSchedule(0.01, 1000),
            WeightDivisor = WeightDivisor.Weights,
            MaxGradientNorm = 1,
            MaxDuration = TimeSpan.FromHours(1),
        });
        for (int epoch = 0; epoch < 3; epoch++)
            trainer.RunEpoch(data, data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int epoch = 0; epoch < 5; epoch++)
            trainer.RunEpoch(data, data);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
