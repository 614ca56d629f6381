using System.Numerics;

namespace NetGen.ProcessProbe;

/// <summary>What the first calls of each method allocate in a process that has called none before. A line for each network, a number of bytes for each call.</summary>
internal static class FirstCalls
{
    private const int Samples = 50;

    public static void Print()
    {
        Measure(static () => new OwnConstructor(), OwnConstructor.InputSize, OwnConstructor.OutputSize, OwnConstructor.ParameterCount);
        Measure(static () => new OwnConstructorLoops(), OwnConstructorLoops.InputSize, OwnConstructorLoops.OutputSize, OwnConstructorLoops.ParameterCount);
        Measure(static () => new OwnPrimaryConstructor(0.5f), OwnPrimaryConstructor.InputSize, OwnPrimaryConstructor.OutputSize, OwnPrimaryConstructor.ParameterCount);
        Measure(static () => new GeneratedConstructor(), GeneratedConstructor.InputSize, GeneratedConstructor.OutputSize, GeneratedConstructor.ParameterCount);
        Measure(static () => new GeneratedConstructorLoops(seed: 1), GeneratedConstructorLoops.InputSize, GeneratedConstructorLoops.OutputSize, GeneratedConstructorLoops.ParameterCount);
    }

    // The description is not touched before the calls: it is theirs to find.
    private static void Measure<T>(Func<INetwork<T>> create, int inputSize, int outputSize, int parameterCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = create();
        var inputs = new T[Samples * inputSize];
        var outputs = new T[Samples * outputSize];
        var gradients = new T[parameterCount];
        ReadOnlySpan<T> input = inputs.AsSpan(0, inputSize);
        Span<T> output = outputs.AsSpan(0, outputSize);
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

        Adam<T> optimizer = Optimizer.Adam(network);
        bytes[6] = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(gradients);
        bytes[6] = GC.GetAllocatedBytesForCurrentThread() - bytes[6];

        bytes[7] = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(input, output, optimizer);
        bytes[7] = GC.GetAllocatedBytesForCurrentThread() - bytes[7];

        Console.WriteLine($"{network.GetType().Name} {string.Join(' ', bytes)}");
    }
}
