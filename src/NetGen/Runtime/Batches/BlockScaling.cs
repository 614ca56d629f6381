using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The scaled rows of a block of a backward pass: what its kernels read in place of the caller's.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly ref struct BlockScaling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FeatureScaling<T>? _inputs;
    private readonly FeatureScaling<T>? _outputs;

    /// <param name="inputs">The scaling of the inputs; null for none.</param>
    /// <param name="outputs">The scaling of outputs and targets; null for none.</param>
    /// <param name="memory">Memory for the inputs of a block, and behind them for its targets.</param>
    public BlockScaling(FeatureScaling<T>? inputs, FeatureScaling<T>? outputs, Span<T> memory)
    {
        _inputs = inputs;
        _outputs = outputs;
        int targets = outputs is null ? 0 : memory.Length / ((inputs?.Count ?? 0) + outputs.Count) * outputs.Count;
        Inputs = inputs is null ? default : memory[..^targets];
        Targets = outputs is null ? default : memory[^targets..];
    }

    /// <summary>Whether nothing is scaled.</summary>
    public bool IsNone => _inputs is null && _outputs is null;

    /// <summary>Whether inputs are.</summary>
    public bool HasInputs => _inputs is not null;

    /// <summary>Whether targets are.</summary>
    public bool HasTargets => _outputs is not null;

    /// <summary>The scaled inputs of a block.</summary>
    public Span<T> Inputs { get; }

    /// <summary>Its scaled targets, or the gradients by its scaled outputs.</summary>
    public Span<T> Targets { get; }

    /// <summary>Scales the rows of a block.</summary>
    public void Scale(in TrainingBatch<T> batch, int first, int count, int inputSize, int outputSize)
    {
        _inputs?.Apply(batch.Inputs.Slice(first * inputSize, count * inputSize), Inputs[..(count * inputSize)]);
        if (_outputs is null || batch.Targets.IsEmpty)
            return;
        ReadOnlySpan<T> targets = batch.Targets.Slice(first * outputSize, count * outputSize);
        if (batch.FromOutputs)
            ScaledRows.Map<ScaledGradient, T>(targets, _outputs, Targets);
        else
            _outputs.Apply(targets, Targets[..targets.Length]);
    }

    /// <summary>What a block has written becomes raw: the gradients by its inputs.</summary>
    public void ScaleBack(in TrainingBatch<T> batch, int first, int count, int inputSize)
    {
        if (_inputs is not null && !batch.InputGradients.IsEmpty)
        {
            Span<T> gradients = batch.InputGradients.Slice(first * inputSize, count * inputSize);
            ScaledRows.Map<RawGradient, T>(gradients, _inputs, gradients);
        }
    }
}
