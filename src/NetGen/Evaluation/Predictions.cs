using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>
/// The outputs of a network over the samples of a source, block by block in the order of the samples: the one place in which reports read data.
/// The memory is that of one block, so the data may be larger than memory. How samples are cut into blocks changes no bit of their outputs.
/// </summary>
internal sealed class Predictions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples in a block: enough that a team of threads has work for each of them and that a call costs nothing beside it.</summary>
    private const int MaximumSamples = 1024;

    /// <summary>Numbers in a block, inputs, targets and outputs together: 8 MB in double precision, where samples are so wide that fewer of them must do.</summary>
    private const int MaximumNumbers = 1 << 20;

    private readonly INetwork<T> _network;
    private readonly IDataSource<T> _data;
    private readonly int[] _rows;
    private readonly T[] _inputs;
    private readonly T[] _outputs;
    private readonly T[] _targets;
    private readonly int[] _labels;
    private readonly int _sampleCount;

    /// <param name="what">What is made, for errors.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="withTargets">Whether targets are read, of which there must be as many as outputs.</param>
    /// <param name="withLabels">Whether labels are read.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public Predictions(string what, INetwork<T> network, IDataSource<T> data, bool withTargets, bool withLabels)
    {
        NetworkDescription description = network.Description;
        if (data.InputSize != description.InputSize)
            throw new ArgumentException($"{what}: the data has {data.InputSize} inputs a sample and needs {description.InputSize}, those of the network.", nameof(data));
        if (withTargets && data.TargetSize != description.OutputSize)
            throw new ArgumentException($"{what}: the data has {data.TargetSize} targets a sample and needs {description.OutputSize}, one for each output of the network.", nameof(data));
        new Subject(what, "the data", nameof(data)).RequireSamples(data.Count);

        _network = network;
        _data = data;
        _sampleCount = data.Count;
        int inputs = description.InputSize;
        int outputs = description.OutputSize;
        int targets = withTargets ? data.TargetSize : 0;
        long numbers = (long)inputs + outputs + targets;
        int samples = (int)Math.Min(_sampleCount, Math.Clamp(MaximumNumbers / numbers, 1, MaximumSamples));
        _rows = new int[samples];
        _inputs = new T[samples * inputs];
        _outputs = new T[samples * outputs];
        _targets = new T[samples * targets];
        _labels = withLabels ? new int[samples] : [];
    }

    /// <summary>The number of the block's first sample.</summary>
    public int First { get; private set; }

    /// <summary>The number of the block's samples.</summary>
    public int Count { get; private set; }

    /// <summary>Row-major [Count][OutputSize].</summary>
    public ReadOnlySpan<T> Outputs => _outputs.AsSpan(0, Count * _network.Description.OutputSize);

    /// <summary>Row-major [Count][TargetSize]; empty unless asked for.</summary>
    public ReadOnlySpan<T> Targets => _targets.Length == 0 ? default : _targets.AsSpan(0, Count * _data.TargetSize);

    /// <summary>A label for each sample; empty unless asked for.</summary>
    public ReadOnlySpan<int> Labels => _labels.Length == 0 ? default : _labels.AsSpan(0, Count);

    /// <summary>Goes on to the next block.</summary>
    /// <returns>False after the last.</returns>
    public bool ReadNext()
    {
        First += Count;
        Count = Math.Min(_rows.Length, _sampleCount - First);
        if (Count == 0)
            return false;

        Span<int> rows = _rows.AsSpan(0, Count);
        EpochOrder.FillInOrder(rows, First);
        Span<T> inputs = _inputs.AsSpan(0, Count * _network.Description.InputSize);
        _data.CopyRows(rows, inputs, _targets.Length == 0 ? default : _targets.AsSpan(0, Count * _data.TargetSize));
        if (_labels.Length != 0)
            _data.CopyLabels(rows, _labels.AsSpan(0, Count));
        _network.ForwardBatch(inputs, _outputs.AsSpan(0, Count * _network.Description.OutputSize));
        return true;
    }
}
