using System.Numerics;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Optimizers;

/// <summary>The optimizer-* reference cases: every parameter after each of the steps equals PyTorch's.</summary>
public sealed class OptimizerGoldenTests
{
    public static TheoryData<string> Trajectories => [.. GoldenFolder.Names.Where(name => name.StartsWith("optimizer-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Every_step_equals_PyTorch_in_double(string name) => Follow<double>(GoldenFolder.Cases[name], Closeness.Double);

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Every_step_equals_PyTorch_in_float(string name) => Follow<float>(GoldenFolder.Cases[name], Closeness.Single);

    private static void Follow<T>(GoldenCase golden, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (golden.Name == "optimizer-SGD-weight-decay")
            Follow<PlainNetwork<ReluClassifier, T>, T>(golden, new PlainNetwork<ReluClassifier, T>(golden.Parameters), tolerance);
        else
            Follow<PlainNetwork<TanhClassifier, T>, T>(golden, new PlainNetwork<TanhClassifier, T>(golden.Parameters), tolerance);
    }

    private static void Follow<TNetwork, T>(GoldenCase golden, TNetwork network, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer<T> optimizer = GoldenOptimizers.Of<T>(golden, network);
        Assert.Equal(golden.WeightDecay!.Value, optimizer is Sgd<T> ? optimizer.WeightDecay : 0);
        Assert.Equal(golden.Sizes, TNetwork.Description.Sizes.ToArray());
        Assert.Equal(golden.Activations, TNetwork.Description.Activations.ToArray());
        Assert.Equal(golden.Loss, TNetwork.Description.Loss);
        T[] inputs = [.. golden.Inputs.Select(T.CreateChecked)];
        T[] targets = [.. golden.Targets.Select(T.CreateChecked)];
        var gradients = new T[TNetwork.ParameterCount];
        Assert.Equal(12, golden.Steps!.Length);
        for (int step = 0; step < golden.Steps.Length; step++)
        {
            T loss = network.BackwardBatch(inputs, targets, gradients);
            optimizer.Step(gradients);

            Closeness.AssertClose($"loss before step {step}", golden.Steps[step].LossValue, double.CreateChecked(loss), tolerance);
            double[] parameters = [.. network.Parameters.ToArray().Select(double.CreateChecked)];
            Closeness.AssertClose($"parameters after step {step}", golden.Steps[step].Parameters, parameters, tolerance);
        }

        Assert.Equal(golden.Steps.Length, optimizer.StepCount);
    }
}
