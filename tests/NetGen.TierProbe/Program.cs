using System.Numerics;
using NetGen.TierProbe;

// Names each network after calling all of its methods. One call compiles a method for good where tiers are off; the test
// that starts this program sees to that.
Call<Smallest, float>();
Call<SmallTanh, float>();
Call<SmallDouble, double>();
Call<LargestUnrolled, float>();
Call<LargestUnrolledOnDemand, float>();
Call<Deep, float>();
Call<DeepLoops, float>();
Call<SmallestLoops, float>();
Call<Digits, float>();
Call<DigitsDouble, double>();
Call<ManyInputs, float>();
Call<Handwriting, float>();
Call<Largest, float>();
Call<LargestDouble, double>();

static void Call<TNetwork, T>()
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Two vectors of samples, whole tiles of them, and some that are left over: every kernel of a batch.
    const int Samples = 35;
    var network = TNetwork.Create(1);
    T[] inputs = [.. Enumerable.Range(0, Samples * TNetwork.InputSize).Select(index => T.CreateChecked(index % 7))];
    T[] outputs = new T[Samples * TNetwork.OutputSize];
    int[] labels = new int[Samples];
    T[] gradients = new T[TNetwork.ParameterCount];
    T[] inputGradients = new T[inputs.Length];
    ReadOnlySpan<T> input = inputs.AsSpan(0, TNetwork.InputSize);
    Span<T> inputGradient = inputGradients.AsSpan(0, TNetwork.InputSize);
    Span<T> output = outputs.AsSpan(0, TNetwork.OutputSize);

    network.Forward(input, output);
    network.ForwardBatch(inputs, outputs);
    network.Backward(input, output, gradients);
    network.Backward(input, output, gradients, inputGradient);
    network.BackwardBatch(inputs, outputs, gradients);
    network.BackwardBatch(inputs, outputs, gradients, inputGradients);
    network.BackwardFromOutput(input, output, gradients, inputGradient);
    network.BackwardFromOutputBatch(inputs, outputs, gradients, inputGradients);
    network.ComputePenalty();
    network.TrainStep(input, output, 0);
    network.TrainStep(input, output, Optimizer.AdamW(network, amsGrad: true));
    if (network is ILabelClassifier<T> classifier)
    {
        classifier.Classify(input);
        classifier.Backward(input, 0, gradients);
        classifier.Backward(input, 0, gradients, inputGradient);
        classifier.BackwardBatch(inputs, labels, gradients);
        classifier.BackwardBatch(inputs, labels, gradients, inputGradients);
    }

    Console.WriteLine(typeof(TNetwork).Name);
}

Oversized.Call();
