using System.Numerics;
using NetGen.Tests.Data;

namespace NetGen.Tests.Bits;

/// <summary>A training step in place, on a target, or on a label where there is one; returns the loss.</summary>
internal delegate T StepInPlace<T>(T[] input, T[] target, int? label);

/// <summary>Takes steps of one network by the long way, a backward pass and a step of an optimiser, beside steps in place of its twin.</summary>
internal static class StepComparison
{
    /// <summary>The parameters of a network with zeros of both signs among them: a step must keep the sign that the long way gives.</summary>
    public static T[] WithZeros<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] start = parameters.ToArray();
        for (int index = 0; index < start.Length; index += 7)
            start[index] = index % 2 == 0 ? T.Zero : T.NegativeZero;
        return start;
    }

    /// <summary>Compares the bits of loss and parameters after every step.</summary>
    public static void Run<TNetwork, T>(TNetwork network, Optimizer<T> optimizer, INetwork<T> twin, StepInPlace<T> stepInPlace, int steps)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string who = $"{TNetwork.Description}, {optimizer.GetType().Name} with weight decay {optimizer.WeightDecay}";
        var gradients = new T[TNetwork.ParameterCount];
        for (int step = 0; step < steps; step++)
        {
            T[] input = [.. Samples.Uniform(step, TNetwork.InputSize, 2).Select(T.CreateChecked)];
            input[0] = T.Zero;

            // With errors below 1/2 the product is too small for a number: a zero, whose sign the long way decides.
            input[^1] = T.Epsilon;
            T[] target = [.. Samples.Targets(step + 1, TNetwork.Description.Loss, 1, TNetwork.OutputSize).Select(T.CreateChecked)];
            int? label = step % 2 == 1 && network is ILabelClassifier<T> ? step % TNetwork.OutputSize : null;
            T expected = label is { } known ? ((ILabelClassifier<T>)network).Backward(input, known, gradients) : network.Backward(input, target, gradients);
            optimizer.Step(gradients);
            T actual = stepInPlace(input, target, label);

            Assert.True(Bits(expected) == Bits(actual), $"{who}: the loss of step {step} is {actual}, by the long way {expected}.");
            for (int index = 0; index < gradients.Length; index++)
            {
                if (Bits(network.Parameters[index]) != Bits(twin.Parameters[index]))
                    Assert.Fail($"{who}: parameter {index} after step {step} is {twin.Parameters[index]}, by the long way {network.Parameters[index]}.");
            }
        }
    }

    private static long Bits<T>(T value)
        where T : INumberBase<T> => BitConverter.DoubleToInt64Bits(double.CreateChecked(value));
}
