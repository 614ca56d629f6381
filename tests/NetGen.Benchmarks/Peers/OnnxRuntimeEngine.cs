using FrozenPolicy;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>A session for each number of samples, and a binding for each batch.</summary>
internal sealed unsafe class OnnxRuntimeEngine(string name, Workload workload, OnnxRuntimeApi api) : Engine(name)
{
    private readonly Dictionary<Cell, (nint Session, nint[] Bindings)> _sessions = [];

    /// <summary>The names that Onnx.Save gives.</summary>
    private const string Input = "input", Output = "output";

    public override bool Supports(Cell cell) => cell.Work == Work.Forward;

    public override void Load(ReadOnlySpan<float> parameters)
    {
        // The model holds the parameters of the workload, the only ones that a forward cell is computed with.
    }

    public override void Save(Span<float> parameters) => throw new NotSupportedException("It does not train.");

    public override void Outputs(Cell cell, Span<float> outputs)
    {
        Run(cell, default, 1);
        workload.Outputs(cell).CopyTo(outputs);
    }

    public override void Run(Cell cell, TrainingSettings settings, int calls)
    {
        if (!_sessions.TryGetValue(cell, out (nint Session, nint[] Bindings) open))
            _sessions[cell] = open = Open(cell);
        for (int call = 0; call < calls; call++)
            api.Run(open.Session, open.Bindings[call & (open.Bindings.Length - 1)]);
    }

    public override void Dispose()
    {
        foreach ((nint session, nint[] bindings) in _sessions.Values)
        {
            foreach (nint binding in bindings)
                api.ReleaseBinding(binding);
            api.ReleaseSession(session);
        }
    }

    private (nint Session, nint[] Bindings) Open(Cell cell)
    {
        nint session = api.CreateSession(workload.OnnxFile);
        var bindings = new nint[cell.Batches];
        for (int batch = 0; batch < bindings.Length; batch++)
        {
            float* inputs = workload.InputPointer + (long)batch * cell.Samples * workload.InputSize;
            bindings[batch] = api.CreateBinding(session, Input, inputs, workload.InputSize, Output, workload.OutputPointer, workload.OutputSize, cell.Samples);
        }

        return (session, bindings);
    }
}
