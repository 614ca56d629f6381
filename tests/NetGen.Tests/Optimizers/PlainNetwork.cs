using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>Names the architecture of a <see cref="PlainNetwork{TArchitecture, T}"/>.</summary>
internal interface IArchitecture
{
    static abstract NetworkDescription Description { get; }
}

/// <summary>
/// A network in plain loops, of any sizes, float or double, so that what works over any <see cref="INetwork{T}"/> is tested
/// without the generator. Hidden layers are Tanh, ReLU or Identity; the loss is SoftmaxCE or SquaredError of the identity.
/// </summary>
internal sealed class PlainNetwork<TArchitecture, T> : INetwork<PlainNetwork<TArchitecture, T>, T>
    where TArchitecture : IArchitecture
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _parameters = new T[ParameterCount];

    public PlainNetwork(int seed = 1) => Initialize(seed);

    public PlainNetwork(IEnumerable<double> parameters)
        => _parameters = [.. parameters.Select(T.CreateChecked)];

    public static int InputSize => Description.Sizes[0];

    public static int OutputSize => Description.Sizes[^1];

    public static int LayerCount => Description.Sizes.Length - 1;

    public static int ParameterCount => Description.ParameterCount;

    public static NetworkDescription Description { get; } = Describe(TArchitecture.Description);

    NetworkDescription INetwork<T>.Description => Description;

    public Span<T> Parameters => _parameters;

    public ThreadTeam? Team { get; set; }

    /// <summary>What a deliberate fault does to the gradients of a batch, by the parameters and by the inputs.</summary>
    public Action<T[], T[]>? Fault { get; init; }

    /// <summary>Called before each backward pass.</summary>
    public Action? BeforeBackward { get; set; }

    public static PlainNetwork<TArchitecture, T> Create(int seed) => new(seed);

    public void Initialize(int seed)
    {
        var random = new Random(seed);
        for (int k = 0; k < _parameters.Length; k++)
            _parameters[k] = T.CreateChecked(random.NextDouble() - 0.5);
    }

    public double ComputePenalty() => 0;

    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights = default) =>
        BackwardBatch(inputs, targets, new T[ParameterCount], default, sampleWeights);

    public void Forward(ReadOnlySpan<T> input, Span<T> output) => Propagate(input)[^1].CopyTo(output);

    public void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        for (int sample = 0; sample < inputs.Length / InputSize; sample++)
            Forward(inputs.Slice(sample * InputSize, InputSize), outputs.Slice(sample * OutputSize, OutputSize));
    }

    public T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, double learningRate)
    {
        var gradients = new T[ParameterCount];
        T loss = Backward(input, target, gradients);
        for (int k = 0; k < gradients.Length; k++)
            _parameters[k] = T.FusedMultiplyAdd(T.CreateChecked(-learningRate), gradients[k], _parameters[k]);
        return loss;
    }

    public T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Optimizer<T> optimizer)
    {
        optimizer.RequireNetwork(this, nameof(optimizer));
        var gradients = new T[ParameterCount];
        T loss = Backward(input, target, gradients);
        optimizer.Step(gradients);
        return loss;
    }

    public T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradients, Span<T> inputGradients = default)
        => BackwardBatch(input, target, gradients, inputGradients);

    public T BackwardBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradients, Span<T> inputGradients = default, ReadOnlySpan<T> sampleWeights = default)
    {
        if (!sampleWeights.IsEmpty)
            throw new NotSupportedException();
        BeforeBackward?.Invoke();
        int samples = inputs.Length / InputSize;
        T share = T.One / T.CreateChecked(samples);
        var sums = new T[ParameterCount];
        var byInputs = new T[inputs.Length];
        T loss = T.Zero;
        for (int sample = 0; sample < samples; sample++)
        {
            T[][] activations = Propagate(inputs.Slice(sample * InputSize, InputSize));
            ReadOnlySpan<T> target = targets.Slice(sample * OutputSize, OutputSize);
            var delta = new T[OutputSize];
            for (int j = 0; j < OutputSize; j++)
            {
                T a = activations[^1][j];
                delta[j] = (a - target[j]) * share;
                loss += share * (Description.Loss == SoftmaxCE ? -target[j] * T.Log(a) : (a - target[j]) * (a - target[j]) / (T.One + T.One));
            }

            T[] byInput = PropagateBack(activations, delta, sums);
            byInput.CopyTo(byInputs, sample * InputSize);
        }

        Fault?.Invoke(sums, byInputs);
        sums.CopyTo(gradients);
        if (!inputGradients.IsEmpty)
            byInputs.CopyTo(inputGradients);
        return loss;
    }

    public void BackwardFromOutput(ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradients, Span<T> gradients = default, Span<T> inputGradients = default)
        => throw new NotSupportedException();

    public void BackwardFromOutputBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradients, Span<T> gradients = default, Span<T> inputGradients = default)
        => throw new NotSupportedException();

    public NetworkPass<T> CreatePass(int maxSamples) => throw new NotSupportedException();

    /// <summary>The architecture in this precision.</summary>
    private static NetworkDescription Describe(NetworkDescription architecture) => Descriptions.Of(
        architecture.Name, architecture.Sizes.ToArray(), architecture.Activations.ToArray(), architecture.Loss, architecture.L2, architecture.HasBias,
        typeof(T) == typeof(double) ? Precision.Double : Precision.Single);

    private static (int Weights, int Biases) Offsets(int layer)
    {
        int weights = 0;
        for (int before = 1; before < layer; before++)
            weights += (Description.Sizes[before - 1] + (Description.HasBias ? 1 : 0)) * Description.Sizes[before];
        return (weights, weights + Description.Sizes[layer - 1] * Description.Sizes[layer]);
    }

    /// <summary>The activations of all layers, the input first.</summary>
    private T[][] Propagate(ReadOnlySpan<T> input)
    {
        var activations = new T[LayerCount + 1][];
        activations[0] = input.ToArray();
        for (int layer = 1; layer <= LayerCount; layer++)
        {
            (int weights, int biases) = Offsets(layer);
            var z = new T[Description.Sizes[layer]];
            for (int j = 0; j < z.Length; j++)
            {
                z[j] = Description.HasBias ? _parameters[biases + j] : T.Zero;
                for (int i = 0; i < Description.Sizes[layer - 1]; i++)
                    z[j] += activations[layer - 1][i] * _parameters[weights + i * z.Length + j];
            }

            activations[layer] = Activate(Description.Activations[layer - 1], z);
        }

        return activations;
    }

    /// <summary>Adds the gradients of one sample and gives those by its input; delta is d loss / d z of the last layer.</summary>
    private T[] PropagateBack(T[][] activations, T[] delta, T[] sums)
    {
        for (int layer = LayerCount; ; layer--)
        {
            (int weights, int biases) = Offsets(layer);
            var before = new T[Description.Sizes[layer - 1]];
            for (int i = 0; i < before.Length; i++)
            {
                for (int j = 0; j < delta.Length; j++)
                {
                    sums[weights + i * delta.Length + j] += activations[layer - 1][i] * delta[j];
                    before[i] += _parameters[weights + i * delta.Length + j] * delta[j];
                }
            }

            for (int j = 0; j < delta.Length && Description.HasBias; j++)
                sums[biases + j] += delta[j];
            if (layer == 1)
                return before;
            for (int i = 0; i < before.Length; i++)
                before[i] *= Derivative(Description.Activations[layer - 2], activations[layer - 1][i]);
            delta = before;
        }
    }

    private static T[] Activate(Activation activation, T[] z)
    {
        if (activation != Softmax)
            return [.. z.Select(value => activation switch { Tanh => T.Tanh(value), ReLU => T.Max(value, T.Zero), Identity => value, _ => throw new NotSupportedException() })];
        T largest = z.Max();
        T[] powers = [.. z.Select(value => T.Exp(value - largest))];
        T sum = T.Zero;
        foreach (T power in powers)
            sum += power;
        return [.. powers.Select(power => power / sum)];
    }

    private static T Derivative(Activation activation, T a) => activation switch
    {
        Tanh => T.One - a * a,
        ReLU => a > T.Zero ? T.One : T.Zero,
        Identity => T.One,
        _ => throw new NotSupportedException(),
    };
}
