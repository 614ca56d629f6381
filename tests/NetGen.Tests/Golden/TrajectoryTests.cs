using System.Numerics;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Golden;

/// <summary>
/// The optimizer-* and clipping cases with the networks that the generator writes: PyTorch's loss before and its parameters
/// after every step of training, in both precisions.
/// </summary>
public sealed class TrajectoryTests
{
    public static TheoryData<string, Precision> Trajectories => GoldenFolder.RowsOf(golden => golden.Steps is not null);

    public static TheoryData<string, Precision> Clippings => GoldenFolder.RowsOf(golden => golden.Clipped is not null);

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Training_follows_PyTorch(string name, Precision precision)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        NetworkUnderTest network = GoldenNetworks.Create(golden, precision);
        network.Accept(new Training(golden, network.Tolerance));
    }

    [Theory]
    [MemberData(nameof(Clippings))]
    public void Gradients_are_clipped_as_by_PyTorch(string name, Precision precision)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        NetworkUnderTest network = GoldenNetworks.Create(golden, precision);
        network.Accept(new Clipping(golden, network.Tolerance));
    }

    [Fact]
    public void There_are_trajectories_and_a_clipping()
    {
        Assert.Equal(2 * 9, Trajectories.Count);
        Assert.Equal(2 * 1, Clippings.Count);
    }

    private sealed class Training(GoldenCase golden, double tolerance) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Optimizer<T> optimizer = GoldenOptimizers.Of<T>(golden, network);
            T[] inputs = [.. golden.Inputs.Select(T.CreateChecked)];
            T[] targets = [.. golden.Targets.Select(T.CreateChecked)];
            var gradients = new T[TNetwork.ParameterCount];
            for (int step = 0; step < golden.Steps!.Length; step++)
            {
                T loss = network.BackwardBatch(inputs, targets, gradients);
                optimizer.Step(gradients);

                double[] parameters = [.. network.Parameters.ToArray().Select(double.CreateChecked)];
                Closeness.AssertClose($"loss before step {step}", golden.Steps[step].LossValue, double.CreateChecked(loss), tolerance);
                Closeness.AssertClose($"parameters after step {step}", golden.Steps[step].Parameters, parameters, tolerance);
            }
        }
    }

    private sealed class Clipping(GoldenCase golden, double tolerance) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var gradients = new T[TNetwork.ParameterCount];
            network.BackwardBatch([.. golden.Inputs.Select(T.CreateChecked)], (T[])[.. golden.Targets.Select(T.CreateChecked)], gradients);

            double norm = GradientClipping.ByGlobalNorm(gradients, golden.ClipNorm!.Value);

            Closeness.AssertClose("norm", golden.GradientNorm!.Value, norm, tolerance);
            Closeness.AssertClose("clipped", golden.Clipped!, [.. gradients.Select(double.CreateChecked)], tolerance);
        }
    }
}
