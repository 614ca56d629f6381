using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>An engine in managed code: what it does with each batch.</summary>
internal abstract unsafe class ManagedEngine(string name, Workload workload) : Engine(name)
{
    protected Workload Workload { get; } = workload;

    public override void Outputs(Cell cell, Span<float> outputs)
    {
        Run(cell, default, 1);
        Workload.Outputs(cell).CopyTo(outputs);
    }

    public override void Run(Cell cell, TrainingSettings settings, int calls)
    {
        int inputLength = cell.Samples * Workload.InputSize, targetLength = cell.Samples * Workload.OutputSize;
        Span<float> outputs = Workload.Outputs(cell);
        for (int call = 0; call < calls; call++)
        {
            int batch = call & (cell.Batches - 1);
            ReadOnlySpan<float> inputs = new(Workload.InputPointer + batch * inputLength, inputLength);
            if (cell.Work == Work.Forward)
                Forward(inputs, outputs, batch, cell.Samples);
            else
                Step(inputs, new(Workload.TargetPointer + batch * targetLength, targetLength), batch, cell.Samples, cell.Work, settings);
        }
    }

    /// <summary>The outputs of a batch.</summary>
    protected abstract void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int batch, int samples);

    /// <summary>A training step on a batch.</summary>
    protected abstract void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch, int samples, Work work, TrainingSettings settings);

    /// <summary>A matrix of so many rows and columns, with rows and columns exchanged.</summary>
    protected static void Transpose(ReadOnlySpan<float> from, Span<float> to, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                to[column * rows + row] = from[row * columns + column];
        }
    }
}
