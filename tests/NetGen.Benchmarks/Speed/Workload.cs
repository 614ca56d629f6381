using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks.Speed;

/// <summary>A network and the data that every engine computes with: the same numbers at the same addresses.</summary>
internal sealed unsafe class Workload
{
    private readonly Runtime.AlignedMemory<float> _inputs;
    private readonly Runtime.AlignedMemory<float> _targets;
    private readonly Runtime.AlignedMemory<float> _outputs;
    private readonly float[] _parameters;

    /// <summary>Draws inputs and targets.</summary>
    /// <param name="name">The letter of the network.</param>
    /// <param name="network">Its description.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="onnxFile">The network with these parameters as the bytes of an ONNX file.</param>
    /// <param name="rows">How many samples there are.</param>
    public Workload(string name, NetworkDescription network, ReadOnlySpan<float> parameters, byte[] onnxFile, int rows)
    {
        Rows = rows;
        Name = name;
        Network = network;
        OnnxFile = onnxFile;
        _parameters = parameters.ToArray();
        _inputs = new(Rows * InputSize, padding: 0);
        _targets = new(Rows * OutputSize, padding: 0);
        _outputs = new(Rows * OutputSize, padding: 0);

        var random = new Random(1);
        foreach (ref float input in _inputs.Span)
            input = (float)(random.NextDouble() * 2 - 1);
        for (int row = 0; row < Rows; row++)
        {
            Span<float> target = _targets.Span.Slice(row * OutputSize, OutputSize);
            if (network.Loss == Loss.SoftmaxCE)
            {
                target[random.Next(OutputSize)] = 1;
                continue;
            }

            foreach (ref float value in target)
                value = (float)(random.NextDouble() * 2 - 1);
        }
    }

    /// <summary>The letter of the network.</summary>
    public string Name { get; }

    public NetworkDescription Network { get; }

    /// <summary>How many samples there are.</summary>
    public int Rows { get; }

    /// <summary>All inputs, row by row.</summary>
    public Span<float> AllInputs => _inputs.Span;

    /// <summary>All targets, row by row.</summary>
    public Span<float> AllTargets => _targets.Span;

    /// <summary>The network as NetGen saves it, for batches of any size.</summary>
    public byte[] OnnxFile { get; }

    public int InputSize => Network.InputSize;

    public int OutputSize => Network.OutputSize;

    /// <summary>The activation of the hidden layers.</summary>
    public Activation Hidden => Network.Layers[0].Activation;

    /// <summary>Whether the outputs are a softmax; otherwise they are the sums of the last layer.</summary>
    public bool HasSoftmax => Network.Layers[^1].Activation == Activation.Softmax;

    /// <summary>The parameters that every engine starts from, in NetGen's layout.</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>All inputs; memory that does not move, at a multiple of 64 bytes.</summary>
    public float* InputPointer => Pointer(_inputs);

    /// <summary>All targets; memory that does not move.</summary>
    public float* TargetPointer => Pointer(_targets);

    /// <summary>Memory for outputs, which does not move.</summary>
    public float* OutputPointer => Pointer(_outputs);

    /// <summary>The inputs of the first batch of a cell.</summary>
    public ReadOnlySpan<float> Inputs(Cell cell) => _inputs.Span[..(cell.Samples * InputSize)];

    /// <summary>The targets of the first batch of a cell.</summary>
    public ReadOnlySpan<float> Targets(Cell cell) => _targets.Span[..(cell.Samples * OutputSize)];

    /// <summary>Where the outputs of a call go.</summary>
    public Span<float> Outputs(Cell cell) => _outputs.Span[..(cell.Samples * OutputSize)];

    private static float* Pointer(Runtime.AlignedMemory<float> memory) => (float*)Unsafe.AsPointer(ref memory.Reference);
}
