extern alias generator;

using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>Compares what generated code computes with what the plan says, bit by bit, through every entry point.</summary>
internal static class InterpretedNetwork
{
    private const double LearningRate = 0.01;

    /// <summary>What the scalars of a comparison may compute, as multiply-adds of all samples forward.</summary>
    private const long MultiplyAdds = 20_000;

    /// <summary>Two blocks of samples in lanes, of the networks that have the largest.</summary>
    private const int MostSamples = 290;

    /// <summary>The differences between a compiled network and its plan.</summary>
    /// <param name="type">The compiled class.</param>
    /// <param name="network">Its declaration.</param>
    public static IReadOnlyList<string> DifferencesOf(Type type, SweptNetwork network)
    {
        Type number = network.Precision == Precision.Single ? typeof(float) : typeof(double);
        var compare = typeof(InterpretedNetwork).GetMethod(nameof(Compare), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type, number);
        return (IReadOnlyList<string>)compare.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [SweptText.Plan(network)!], null)!;
    }

    private static List<string> Compare<TNetwork, T>(NetworkPlan plan)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var differences = new Comparison<T>();
        var network = TNetwork.Create(1);
        InterpretedData.Numbers<T>(11, plan.ParameterCount).CopyTo(network.Parameters);
        int samples = (int)Math.Clamp(MultiplyAdds / plan.MultiplyAdds, 3, MostSamples);
        T[] inputs = InterpretedData.Numbers<T>(12, samples * TNetwork.InputSize);
        T[] targets = InterpretedData.Numbers<T>(13, samples * TNetwork.OutputSize);
        T[] weights = InterpretedData.Numbers<T>(14, samples);
        foreach ((string name, T[] values) in new[] { ("", inputs), (" without end", InterpretedData.WithoutEnd(inputs, TNetwork.InputSize)), (" tiny", InterpretedData.Tiny(inputs)) })
        {
            Forward(differences, network, plan, name, values);
            Backward(differences, network, plan, name, values, targets, weights);
            Classes(differences, network, plan, name, values, weights);
        }

        Steps<TNetwork, T>(differences, plan, inputs, targets);
        return differences.Found;
    }

    private static void Forward<TNetwork, T>(Comparison<T> differences, TNetwork network, NetworkPlan plan, string name, T[] inputs)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputSize = TNetwork.InputSize, outputSize = TNetwork.OutputSize, samples = inputs.Length / inputSize;
        var interpreter = new PlanInterpreter<T>(plan, network.Parameters.ToArray());
        T[] one = new T[samples * outputSize], batch = new T[samples * outputSize];
        for (int sample = 0; sample < samples; sample++)
            network.Forward(inputs.AsSpan(sample * inputSize, inputSize), one.AsSpan(sample * outputSize, outputSize));
        network.ForwardBatch(inputs, batch);
        foreach (Pass pass in interpreter.ForwardPasses)
        {
            T[] expected = interpreter.Forward(pass, inputs);
            differences.Add($"Forward{name}, {pass.Layout}", expected, one);
            differences.Add($"ForwardBatch{name}, {pass.Layout}", expected, batch);
        }
    }

    private static void Backward<TNetwork, T>(Comparison<T> differences, TNetwork network, NetworkPlan plan, string name, T[] inputs, T[] targets, T[] weights)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var interpreter = new PlanInterpreter<T>(plan, network.Parameters.ToArray());
        foreach (int samples in new[] { 1, 2, inputs.Length / TNetwork.InputSize })
        {
            T[] x = inputs[..(samples * TNetwork.InputSize)], y = targets[..(samples * TNetwork.OutputSize)];
            T[] gradients = new T[plan.ParameterCount], inputGradients = new T[x.Length];
            T loss = samples == 1 ? network.Backward(x, y, gradients, inputGradients) : network.BackwardBatch(x, y, gradients, inputGradients);
            differences.Add($"Backward of {samples}{name}", interpreter.Backward(x, y, [], []), (loss, gradients, inputGradients));
            if (samples == 1)
                network.BackwardFromOutput(x, y, gradients, inputGradients);
            else
                network.BackwardFromOutputBatch(x, y, gradients, inputGradients);
            (T[] expected, T[] expectedByInputs) = interpreter.BackwardFromOutput(x, y, withGradients: true, withInputGradients: true);
            differences.Add($"BackwardFromOutput of {samples}{name}", [.. expected, .. expectedByInputs], [.. gradients, .. inputGradients]);
        }

        T[] all = new T[plan.ParameterCount], allByInputs = new T[inputs.Length];
        T weighted = network.BackwardBatch(inputs, targets, all, allByInputs, weights);
        differences.Add("Weighted" + name, interpreter.Backward(inputs, targets, [], weights), (weighted, all, allByInputs));
        network.BackwardFromOutputBatch(inputs, targets, all);
        differences.Add("BackwardFromOutput to parameters" + name, interpreter.BackwardFromOutput(inputs, targets, withGradients: true, withInputGradients: false).Gradients, all);
        network.BackwardFromOutputBatch(inputs, targets, inputGradients: allByInputs);
        differences.Add("BackwardFromOutput to inputs" + name, interpreter.BackwardFromOutput(inputs, targets, withGradients: false, withInputGradients: true).InputGradients, allByInputs);
    }

    /// <summary>Labels, and the class of a sample.</summary>
    private static void Classes<TNetwork, T>(Comparison<T> differences, TNetwork network, NetworkPlan plan, string name, T[] inputs, T[] weights)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network is not ILabelClassifier<T> classifier)
            return;
        var interpreter = new PlanInterpreter<T>(plan, network.Parameters.ToArray());
        T[][] samples = [.. inputs.Chunk(TNetwork.InputSize)];
        differences.Add("Classify" + name, [.. samples.Select(sample => T.CreateChecked(interpreter.Classify(sample)))], [.. samples.Select(sample => T.CreateChecked(classifier.Classify(sample)))]);
        if (plan.Loss.Name != "SoftmaxCE")
            return;
        int[] labels = [.. Enumerable.Range(0, samples.Length).Select(sample => sample * 3 % TNetwork.OutputSize)];
        T[] gradients = new T[plan.ParameterCount], inputGradients = new T[inputs.Length];
        T loss = classifier.BackwardBatch(inputs, labels, gradients, inputGradients, weights);
        differences.Add("Labels" + name, interpreter.Backward(inputs, [], labels, weights), (loss, gradients, inputGradients));
        T[] first = new T[TNetwork.InputSize];
        loss = classifier.Backward(samples[0], labels[0], gradients, first);
        differences.Add("Label" + name, interpreter.Backward(samples[0], [], labels[..1], []), (loss, gradients, first));
    }

    /// <summary>Steps one after the other, of gradient descent and of an optimiser over the interpreter's gradients.</summary>
    private static void Steps<TNetwork, T>(Comparison<T> differences, NetworkPlan plan, T[] inputs, T[] targets)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork descending = TNetwork.Create(1), adapting = TNetwork.Create(1), expected = TNetwork.Create(1);
        T[] parameters = InterpretedData.Numbers<T>(11, plan.ParameterCount);
        parameters.CopyTo(descending.Parameters);
        parameters.CopyTo(adapting.Parameters);
        parameters.CopyTo(expected.Parameters);
        var interpreter = new PlanInterpreter<T>(plan, parameters);
        var adam = Optimizer.Adam<T>(adapting, LearningRate);
        var expectedAdam = Optimizer.Adam<T>(expected, LearningRate);
        T rate = -T.CreateChecked(LearningRate);
        T[] gradients = new T[plan.ParameterCount];
        for (int sample = 0; sample < 3; sample++)
        {
            T[] x = inputs[(sample * TNetwork.InputSize)..((sample + 1) * TNetwork.InputSize)], y = targets[(sample * TNetwork.OutputSize)..((sample + 1) * TNetwork.OutputSize)];
            int[] labels = sample == 1 && plan.Loss.Name == "SoftmaxCE" ? [TNetwork.OutputSize - 1] : [];
            T loss = labels.Length > 0 ? ((ILabelClassifier<T>)descending).TrainStep(x, labels[0], LearningRate) : descending.TrainStep(x, y, LearningRate);
            T expectedLoss = interpreter.TrainStep(x, labels.Length > 0 ? [] : y, labels, (_, gradient, parameter) => T.FusedMultiplyAdd(rate, gradient, parameter));
            differences.Add($"TrainStep {sample}", [expectedLoss, .. parameters], [loss, .. descending.Parameters]);

            loss = labels.Length > 0 ? ((ILabelClassifier<T>)adapting).TrainStep(x, labels[0], adam) : adapting.TrainStep(x, y, adam);
            expectedLoss = new PlanInterpreter<T>(plan, expected.Parameters.ToArray()).TrainStep(x, labels.Length > 0 ? [] : y, labels, (place, gradient, parameter) =>
            {
                gradients[place] = gradient;
                return parameter;
            });
            expectedAdam.Step(gradients);
            differences.Add($"TrainStep of Adam {sample}", [expectedLoss, .. expected.Parameters], [loss, .. adapting.Parameters]);
        }
    }

    /// <summary>What is not equal, bit by bit; NaN is one value.</summary>
    private sealed class Comparison<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public List<string> Found { get; } = [];

        public void Add(string name, (T Loss, T[] Gradients, T[] InputGradients) expected, (T Loss, T[] Gradients, T[] InputGradients) actual) =>
            Add(name, [expected.Loss, .. expected.Gradients, .. expected.InputGradients], [actual.Loss, .. actual.Gradients, .. actual.InputGradients]);

        public void Add(string name, ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (int index = 0; index < expected.Length; index++)
            {
                bool isSame = T.IsNaN(expected[index]) ? T.IsNaN(actual[index]) : MemoryMarshal.AsBytes(expected.Slice(index, 1)).SequenceEqual(MemoryMarshal.AsBytes(actual.Slice(index, 1)));
                if (isSame)
                    continue;
                Found.Add(FormattableString.Invariant($"{name}: {actual[index]:R} in place of {expected[index]:R} at {index} of {expected.Length}"));
                return;
            }
        }
    }
}
