using System.Numerics;
using NetGen.Tests.Arguments;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Allocation;

/// <summary>
/// After construction nothing is allocated: not by an instance's first call of a method, not by a later one, not on another
/// thread, not for a batch of any size; for every network of the reference cases and every declared one.
/// </summary>
/// <remarks>
/// A type's very first use is not counted: the runtime's table of static fields grows in steps of kilobytes, as arrays that are
/// charged to the thread that happens to touch the type that no longer fits. Another instance makes every call before.
/// </remarks>
[Collection(nameof(AloneInTheProcess))]
public sealed class ZeroAllocationTests
{
    private static readonly int[] s_batches = [1, 2, 37, 700];

    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Cases;

    public static TheoryData<string, Precision> Trajectories => TrajectoryTests.Trajectories;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type)
    {
        NetworkUnderTest.Create(type).Accept(new TypesInUse());
        NetworkUnderTest.Create(type).Accept(new AllMethods());
    }

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision)
    {
        GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new TypesInUse());
        GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new AllMethods());
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Step_of_training(string name, Precision precision)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        GoldenNetworks.Create(golden, precision).Accept(new TrainingSteps(golden, isCounted: false));
        GoldenNetworks.Create(golden, precision).Accept(new TrainingSteps(golden, isCounted: true));
    }

    private static MethodCall<T>[] CallsOf<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        .. SpanMethods.Of<TNetwork, T>(network).SelectMany(method => (method.IsBatch ? s_batches : [1])
            .Select(samples => new MethodCall<T>(method, samples, TNetwork.OutputSize))),
    ];

    private sealed class TypesInUse : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (MethodCall<T> call in CallsOf<TNetwork, T>(network))
                call.Run(network);
        }
    }

    private sealed class TrainingSteps(GoldenCase golden, bool isCounted) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Optimizer<T> optimizer = GoldenOptimizers.Of<T>(golden, network);
            T[] inputs = [.. golden.Inputs.Select(T.CreateChecked)];
            T[] targets = [.. golden.Targets.Select(T.CreateChecked)];
            var gradients = new T[TNetwork.ParameterCount];
            for (int step = 0; step < 3; step++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                network.BackwardBatch(inputs, targets, gradients);
                GradientClipping.ByGlobalNorm(gradients, 0.1);
                optimizer.Step(gradients);
                long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(bytes == 0 || !isCounted, $"Step {step}: {bytes} bytes.");
            }
        }
    }

    private sealed class AllMethods : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            MethodCall<T>[] calls = CallsOf<TNetwork, T>(network);
            Exception? failure = null;
            var thread = new Thread(() => failure = Record.Exception(() => AssertNothingAllocated(network, calls, "on another thread")));
            AssertNothingAllocated(network, calls, "first");
            AssertNothingAllocated(network, calls, "again");
            thread.Start();
            thread.Join();
            Assert.Null(failure);
            AssertParametersAllocateNothing(network);
        }

        private static void AssertNothingAllocated<T>(INetwork<T> network, MethodCall<T>[] calls, string circumstance)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (MethodCall<T> call in calls)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                call.Run(network);
                long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(bytes == 0, $"{call.Method} of {call.Labels.Length} sample(s), {circumstance}: {bytes} bytes.");
            }
        }

        private static void AssertParametersAllocateNothing<T>(INetwork<T> network)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Parameters[0] += network.Parameters[^1];
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
