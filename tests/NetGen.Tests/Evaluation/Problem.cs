using System.Numerics;
using NetGen.Tests.Data;

namespace NetGen.Tests.Evaluation;

/// <summary>Seeded samples for a network, and what it says of them.</summary>
internal sealed class Problem<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Problem(INetwork<T> network, int samples, int classes, int seed = 1)
    {
        InputSize = network.Description.InputSize;
        Inputs = [.. Samples.Uniform(seed, samples * InputSize, 3).Select(T.CreateChecked)];
        Labels = Samples.Labels(seed + 1, samples, classes);
        Outputs = new T[samples * network.Description.OutputSize];
        network.ForwardBatch(Inputs, Outputs);
    }

    public int InputSize { get; }

    public T[] Inputs { get; }

    public int[] Labels { get; }

    public T[] Outputs { get; }

    public double[] Probabilities => [.. Outputs.Select(double.CreateChecked)];

    public ArraySource<T> Labelled(int classes)
        => new(InputSize, Inputs, classes, [.. Samples.OneHot(Labels, classes).Select(T.CreateChecked)], Labels, classes);

    public ArraySource<T> WithTargets(int targetSize, T[] targets) => new(InputSize, Inputs, targetSize, targets);
}
