namespace NetGen.Benchmarks.Speed;

/// <summary>One cell of the table: a network doing one thing to a batch.</summary>
/// <param name="Name">Network, work and batch.</param>
/// <param name="Samples">The samples of one call.</param>
/// <param name="Operations">The floating-point operations of one sample, a multiply-add counting two; activations and updates not counted.</param>
/// <param name="Run">One call.</param>
internal sealed record Cell(string Name, int Samples, long Operations, Action Run);

/// <summary>The cells of a network: forward on 1, 64 and 1024 samples, a training step on 1, 32 and 256.</summary>
internal static class NetworkCells
{
    private static readonly int[] s_forwardBatches = [1, 64, 1024];
    private static readonly int[] s_trainingBatches = [1, 32, 256];

    public static IEnumerable<Cell> Of<TNetwork>(string name, TNetwork network)
        where TNetwork : INetwork<float>
    {
        NetworkDescription description = TNetwork.Description;
        long weights = description.MultiplyAdds;
        long firstLayer = (long)description.Sizes[0] * description.Sizes[1];
        foreach (int samples in s_forwardBatches)
        {
            float[] inputs = Inputs(samples * TNetwork.InputSize);
            float[] outputs = new float[samples * TNetwork.OutputSize];
            yield return new($"{name} forward {samples}", samples, 2 * weights, samples == 1
                ? () => network.Forward(inputs, outputs)
                : () => network.ForwardBatch(inputs, outputs));
        }

        foreach (int samples in s_trainingBatches)
        {
            float[] inputs = Inputs(samples * TNetwork.InputSize);
            float[] targets = Targets(samples, TNetwork.OutputSize);
            float[] gradients = new float[TNetwork.ParameterCount];
            long operations = 6 * weights - 2 * firstLayer;
            Sgd<float> sgd = new(description, learningRate: 1e-6);
            yield return new($"{name} SGD step {samples}", samples, operations, samples == 1
                ? () => network.TrainStep(inputs, targets, 1e-6f)
                : () =>
                {
                    network.BackwardBatch(inputs, targets, gradients);
                    sgd.Step(network, gradients);
                });
            Adam<float> adam = new(description, learningRate: 1e-9);
            yield return new($"{name} Adam step {samples}", samples, operations, () =>
            {
                network.BackwardBatch(inputs, targets, gradients);
                adam.Step(network, gradients);
            });
        }
    }

    private static float[] Inputs(int count)
    {
        var random = new Random(1);
        var inputs = new float[count];
        foreach (ref float input in inputs.AsSpan())
            input = (float)(random.NextDouble() * 2 - 1);
        return inputs;
    }

    private static float[] Targets(int samples, int size)
    {
        var random = new Random(2);
        var targets = new float[samples * size];
        for (int sample = 0; sample < samples; sample++)
            targets[sample * size + random.Next(size)] = 1;
        return targets;
    }
}
