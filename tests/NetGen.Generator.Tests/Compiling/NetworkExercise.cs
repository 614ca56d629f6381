using System.Numerics;
using System.Reflection;

namespace NetGen.Generator.Tests.Compiling;

/// <summary>Runs a compiled network once through everything, to see that it works at all; exact numbers are tested elsewhere.</summary>
internal static class NetworkExercise
{
    private const int Samples = 3;

    /// <summary>Runs every network of a compilation.</summary>
    /// <param name="networks">The compiled networks; at least one.</param>
    public static void RunAll(CompiledNetworks networks)
    {
        Assert.NotEmpty(networks.NetworkTypes);
        Assert.All(networks.NetworkTypes, Run);
    }

    /// <summary>Runs a network: finite outputs, a finite loss, gradients of the right length that are not all zero.</summary>
    /// <param name="type">Its class.</param>
    public static void Run(Type type)
    {
        Type network = Assert.Single(
            type.GetInterfaces(), candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(INetwork<>));
        typeof(NetworkExercise).GetMethod(nameof(RunAs), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type, network.GenericTypeArguments.Single())
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private static void RunAs<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = TNetwork.Create(1);
        Assert.Equal(TNetwork.ParameterCount, network.Parameters.Length);
        Assert.True(TNetwork.ParameterCount > 0);

        T[] inputs = Values<T>(Samples * TNetwork.InputSize);
        T[] targets = new T[Samples * TNetwork.OutputSize];
        for (int sample = 0; sample < Samples; sample++)
            targets[sample * TNetwork.OutputSize] = T.One;

        T[] output = new T[TNetwork.OutputSize];
        network.Forward(inputs.AsSpan(0, TNetwork.InputSize), output);
        AssertFinite(output);

        T[] outputs = new T[Samples * TNetwork.OutputSize];
        network.ForwardBatch(inputs, outputs);
        AssertFinite(outputs);
        Assert.Equal(output, outputs[..TNetwork.OutputSize]);

        T[] gradients = new T[TNetwork.ParameterCount];
        T loss = network.BackwardBatch(inputs, targets, gradients);
        Assert.True(T.IsFinite(loss) && loss > T.Zero, $"The loss is {loss}.");
        AssertFinite(gradients);
        Assert.Contains(gradients, gradient => gradient != T.Zero);
        Assert.Throws<ArgumentException>(() => network.BackwardBatch(inputs, targets, new T[TNetwork.ParameterCount + 1]));
    }

    // Neither regular nor random: each value differs from its neighbours, and each run has the same.
    private static T[] Values<T>(int count)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(1, count).Select(index => T.Sin(T.CreateChecked(index)))];

    private static void AssertFinite<T>(T[] values)
        where T : IBinaryFloatingPointIeee754<T> =>
        Assert.All(values, value => Assert.True(T.IsFinite(value), $"A value is {value}."));
}
