using System.Runtime.InteropServices;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// A network in a native library that exports <c>net_load</c>, <c>net_save</c>, <c>net_forward</c> and <c>net_train</c>. The loop over
/// the calls is inside the library, so that crossing over from managed code costs a peer nothing.
/// </summary>
internal sealed unsafe class NativeEngine : Engine
{
    private readonly Workload _workload;
    private readonly nint _library;
    private readonly delegate* unmanaged<float*, void> _load;
    private readonly delegate* unmanaged<float*, void> _save;
    private readonly delegate* unmanaged<float*, float*, int, long, long, void> _forward;
    private readonly delegate* unmanaged<float*, float*, int, int, double*, long, long, void> _train;

    /// <summary>Takes a loaded library.</summary>
    public NativeEngine(string name, Workload workload, nint library)
        : base(name)
    {
        _workload = workload;
        _library = library;
        _load = (delegate* unmanaged<float*, void>)NativeLibrary.GetExport(library, "net_load");
        _forward = (delegate* unmanaged<float*, float*, int, long, long, void>)NativeLibrary.GetExport(library, "net_forward");
        if (NativeLibrary.TryGetExport(library, "net_train", out nint train))
        {
            _train = (delegate* unmanaged<float*, float*, int, int, double*, long, long, void>)train;
            _save = (delegate* unmanaged<float*, void>)NativeLibrary.GetExport(library, "net_save");
        }
    }

    /// <summary>The most samples of a call.</summary>
    public int MostSamples { get; init; } = int.MaxValue;

    public override bool Supports(Cell cell) => cell.Samples <= MostSamples && (cell.Work == Work.Forward || _train != null);

    public override void Load(ReadOnlySpan<float> parameters)
    {
        fixed (float* pointer = parameters)
            _load(pointer);
    }

    public override void Save(Span<float> parameters)
    {
        fixed (float* pointer = parameters)
            _save(pointer);
    }

    public override void Outputs(Cell cell, Span<float> outputs)
    {
        Run(cell, default, 1);
        _workload.Outputs(cell).CopyTo(outputs);
    }

    public override void Run(Cell cell, TrainingSettings settings, int calls)
    {
        if (cell.Work == Work.Forward)
        {
            _forward(_workload.InputPointer, _workload.OutputPointer, cell.Samples, calls, cell.Batches - 1);
            return;
        }

        double* numbers = stackalloc double[] { settings.LearningRate, TrainingSettings.Beta1, TrainingSettings.Beta2, settings.Epsilon };
        int adam = cell.Work == Work.AdamStep ? 1 : 0;
        _train(_workload.InputPointer, _workload.TargetPointer, cell.Samples, adam, numbers, calls, cell.Batches - 1);
    }

    public override void Dispose() => NativeLibrary.Free(_library);
}
