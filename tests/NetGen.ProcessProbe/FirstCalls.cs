using System.Numerics;

namespace NetGen.ProcessProbe;

/// <summary>What the first calls of each method allocate in a process that has called none before. A line for each network, a number of bytes for each call.</summary>
internal static class FirstCalls
{
    private const int Samples = 50;

    public static void Print()
    {
        Measure<OwnConstructor, float>(static () => new OwnConstructor());
        Measure<OwnConstructorLoops, float>(static () => new OwnConstructorLoops());
        Measure<OwnPrimaryConstructor, float>(static () => new OwnPrimaryConstructor(0.5f));
        Measure<GeneratedConstructor, float>(static () => new GeneratedConstructor());
        Measure<GeneratedConstructorLoops, double>(static () => new GeneratedConstructorLoops(seed: 1));
    }

    // The description is not touched before the calls: it is theirs to find.
    private static void Measure<TNetwork, T>(Func<TNetwork> create)
        where TNetwork : class, INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = create();
        var inputs = new T[Samples * TNetwork.InputSize];
        var outputs = new T[Samples * TNetwork.OutputSize];
        var gradients = new T[TNetwork.ParameterCount];
        ReadOnlySpan<T> input = inputs.AsSpan(0, TNetwork.InputSize);
        Span<T> output = outputs.AsSpan(0, TNetwork.OutputSize);
        var inputGradients = new T[inputs.Length];
        var bytes = new long[8];

        bytes[0] = GC.GetAllocatedBytesForCurrentThread();
        network.Forward(input, output);
        bytes[0] = GC.GetAllocatedBytesForCurrentThread() - bytes[0];

        bytes[1] = GC.GetAllocatedBytesForCurrentThread();
        network.ForwardBatch(inputs, outputs);
        bytes[1] = GC.GetAllocatedBytesForCurrentThread() - bytes[1];

        bytes[2] = GC.GetAllocatedBytesForCurrentThread();
        network.Backward(input, output, gradients);
        bytes[2] = GC.GetAllocatedBytesForCurrentThread() - bytes[2];

        bytes[3] = GC.GetAllocatedBytesForCurrentThread();
        network.BackwardBatch(inputs, outputs, gradients);
        bytes[3] = GC.GetAllocatedBytesForCurrentThread() - bytes[3];

        bytes[4] = GC.GetAllocatedBytesForCurrentThread();
        network.BackwardFromOutputBatch(inputs, outputs, gradients, inputGradients);
        bytes[4] = GC.GetAllocatedBytesForCurrentThread() - bytes[4];

        bytes[5] = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(input, output, 0);
        bytes[5] = GC.GetAllocatedBytesForCurrentThread() - bytes[5];

        var optimizer = new Adam<T>(TNetwork.Description);
        bytes[6] = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(network, gradients);
        bytes[6] = GC.GetAllocatedBytesForCurrentThread() - bytes[6];

        bytes[7] = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(input, output, optimizer);
        bytes[7] = GC.GetAllocatedBytesForCurrentThread() - bytes[7];

        Console.WriteLine($"{typeof(TNetwork).Name} {string.Join(' ', bytes)}");
    }
}
