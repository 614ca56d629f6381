using NetGen.Tests.Allocation;

namespace NetGen.Tests.Threads;

/// <summary>What a team shares allocates nothing on any of its threads, once each has its workspace.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class SharedAllocationTests
{
    private const int Samples = 64;

    private const int Windows = 20;

    /// <summary>
    /// The bytes are those of the whole process, because helpers allocate too if anybody does; somebody else may, now and then, so that
    /// one window of calls without a byte shows that the calls need none.
    /// </summary>
    [Fact]
    public void A_training_step_and_a_forward_pass()
    {
        using var team = new ThreadTeam(3);
        var network = new SharedUpdate(seed: 1) { Team = team };
        Adam<float> adam = Optimizer.Adam(network);
        var inputs = new float[Samples * SharedUpdate.InputSize];
        var labels = new int[Samples];
        var outputs = new float[Samples * SharedUpdate.OutputSize];
        var gradients = new float[SharedUpdate.ParameterCount];
        long least = long.MaxValue;
        for (int window = 0; window < Windows; window++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int call = 0; call < 10; call++)
            {
                network.BackwardBatch(inputs, labels, gradients);
                adam.Step(gradients);
                network.ForwardBatch(inputs, outputs);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
