using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.BitsProbe;

/// <summary>What a network computes, as hashes.</summary>
internal static class Results
{
    private const int TrainSteps = 20;

    /// <summary>The hashes of everything that a network computes, of a number of samples and of a training.</summary>
    public static List<(string Name, string Hash)> Compute<TNetwork, T>(TNetwork network, Func<TNetwork> create, ThreadTeam? team, int count, int adamSteps, int adamSamples)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = new List<(string, string)>();
        T[] inputs = Numbers<T>(1, count * TNetwork.InputSize);
        T[] targets = [.. Numbers<T>(2, count * TNetwork.OutputSize).Select(T.Abs)];
        T[] weights = Numbers<T>(3, count);
        T[] outputs = new T[count * TNetwork.OutputSize];
        T[] gradients = new T[TNetwork.ParameterCount];
        T[] inputGradients = new T[inputs.Length];
        int inputSize = TNetwork.InputSize;
        int outputSize = TNetwork.OutputSize;

        for (int sample = 0; sample < count; sample++)
            network.Forward(inputs.AsSpan(sample * inputSize, inputSize), outputs.AsSpan(sample * outputSize, outputSize));
        results.Add(("forward", Hash<T>(outputs)));
        Array.Clear(outputs);
        network.ForwardBatch(inputs, outputs);
        results.Add(("forward", Hash<T>(outputs)));

        T loss = network.Backward(inputs.AsSpan(0, inputSize), targets.AsSpan(0, outputSize), gradients, inputGradients.AsSpan(0, inputSize));
        results.Add(("backward", Hash<T>([loss, .. gradients, .. inputGradients[..inputSize]])));
        loss = network.BackwardBatch(inputs.AsSpan(0, inputSize), targets.AsSpan(0, outputSize), gradients, inputGradients.AsSpan(0, inputSize));
        results.Add(("backward", Hash<T>([loss, .. gradients, .. inputGradients[..inputSize]])));

        foreach (int samples in ((int[])[2, 15, 16, 17, 33, 65, count]).Where(samples => samples <= count))
        {
            loss = network.BackwardBatch(inputs.AsSpan(0, samples * inputSize), targets.AsSpan(0, samples * outputSize), gradients, inputGradients.AsSpan(0, samples * inputSize));
            results.Add(($"backward-{samples}", Hash<T>([loss, .. gradients, .. inputGradients[..(samples * inputSize)]])));
        }

        loss = network.BackwardBatch(inputs, targets, gradients, inputGradients, weights);
        results.Add(("weighted", Hash<T>([loss, .. gradients, .. inputGradients])));
        network.BackwardFromOutputBatch(inputs, targets, gradients, inputGradients);
        results.Add(("from-outputs", Hash<T>([.. gradients, .. inputGradients])));
        if (network is ILabelClassifier<T> classifier)
        {
            loss = classifier.BackwardBatch(inputs, [.. Enumerable.Range(0, count).Select(sample => sample % outputSize)], gradients);
            results.Add(("labels", Hash<T>([loss, .. gradients])));
        }

        T[] special = WithSpecialValues<T>(inputs, inputSize);
        for (int sample = 0; sample < count; sample++)
            network.Forward(special.AsSpan(sample * inputSize, inputSize), outputs.AsSpan(sample * outputSize, outputSize));
        results.Add(("special-forward", Hash<T>(WithOneNaN<T>(outputs))));
        Array.Clear(outputs);
        network.ForwardBatch(special, outputs);
        results.Add(("special-forward", Hash<T>(WithOneNaN<T>(outputs))));
        loss = network.BackwardBatch(special, targets, gradients, inputGradients);
        results.Add(("special-backward", Hash<T>(WithOneNaN<T>([.. outputs, loss, .. gradients, .. inputGradients]))));

        TNetwork trained = create();
        trained.Team = team;
        var adam = Optimizer.Adam<T>(trained, learningRate: 0.01);
        for (int step = 0; step < adamSteps; step++)
        {
            trained.BackwardBatch(inputs.AsSpan(0, adamSamples * inputSize), targets.AsSpan(0, adamSamples * outputSize), gradients);
            adam.Step(gradients);
        }

        results.Add(("adam", Hash<T>(trained.Parameters)));
        for (int step = 0; step < Math.Min(TrainSteps, count); step++)
            trained.TrainStep(inputs.AsSpan(step * inputSize, inputSize), targets.AsSpan(step * outputSize, outputSize), 0.01f);
        results.Add(("train-step", Hash<T>(trained.Parameters)));
        for (int step = 0; step < Math.Min(TrainSteps, count); step++)
            trained.TrainStep(inputs.AsSpan(step * inputSize, inputSize), targets.AsSpan(step * outputSize, outputSize), adam);
        results.Add(("adam-train-step", Hash<T>(trained.Parameters)));
        return results;
    }

    /// <summary>Numbers from -1 to 1 whose bits do not depend on any library: a linear congruential generator (Knuth's MMIX).</summary>
    public static T[] Numbers<T>(ulong seed, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[count];
        ulong state = seed;
        for (int index = 0; index < count; index++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            numbers[index] = T.CreateChecked((int)(state >> 40) - (1 << 23)) / T.CreateChecked(1 << 23);
        }

        return numbers;
    }

    /// <summary>The same samples, with a number in every fourth that is NaN, of either sign and with a payload, or infinite.</summary>
    private static T[] WithSpecialValues<T>(T[] numbers, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] payload = [-T.NaN];
        MemoryMarshal.AsBytes(payload.AsSpan())[0] |= 5;
        T[] special = [T.NaN, -T.NaN, payload[0], T.PositiveInfinity, T.NegativeInfinity];
        var result = (T[])numbers.Clone();
        for (int sample = 1; sample < result.Length / inputSize; sample += 4)
            result[sample * inputSize + sample % inputSize] = special[sample / 4 % special.Length];
        return result;
    }

    /// <summary>NaN is one value: which sign and payload it has is not part of a result.</summary>
    public static T[] WithOneNaN<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, value => T.IsNaN(value) ? T.NaN : value);

    public static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexString(Sha256.Of(MemoryMarshal.AsBytes(values)).AsSpan(0, 8));
}
