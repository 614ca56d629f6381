using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>PyTorch on one thread, in a process of its own that is started once and takes its turns on command.</summary>
internal sealed class PyTorchPeer : Peer
{
    /// <summary>The interpreter that has Debian's PyTorch.</summary>
    public const string DefaultPython = "/usr/bin/python3";

    private readonly Process? _process;

    /// <summary>Starts Python.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="instructionSet">What it may use.</param>
    public PyTorchPeer(string? python, InstructionSet instructionSet)
    {
        Python = python ?? DefaultPython;
        Directory.CreateDirectory(Folder);
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Peers", "pytorch_peer.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        instructionSet.TellLibraries(start.Environment);
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return;
        }

        _process.ErrorDataReceived += (_, line) => Errors = line.Data ?? Errors;
        _process.BeginErrorReadLine();
        Found = _process.StandardOutput.ReadLine();
        if (Found is null)
            _process.WaitForExit();
    }

    /// <summary>Where the two processes leave arrays for each other.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "peers", "pytorch");

    public override IReadOnlyList<string> Names => ["PyTorch", "TorchScript"];

    public override string? Found { get; }

    public override string Missing => $"{Python} cannot import torch and numpy; --python=path names another interpreter{(Errors is null ? "" : $" ({Errors})")}";

    private string Python { get; }

    private string? Errors { get; set; }

    public override IEnumerable<Engine> Open(Workload workload)
    {
        unsafe
        {
            Write("inputs", new(workload.InputPointer, workload.Rows * workload.InputSize));
            Write("targets", new(workload.TargetPointer, workload.Rows * workload.OutputSize));
        }

        Ask($"open {Folder} {workload.Hidden} {workload.Network.Layers[^1].Activation} {string.Join(' ', workload.Network.Sizes.ToArray())}");
        return [new PyTorchEngine(Names[0], "eager", this), new PyTorchEngine(Names[1], "script", this)];
    }

    /// <summary>Sends a line and waits for the answer.</summary>
    public string Ask(string line)
    {
        _process!.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch stopped at '{line}': {Errors}");
    }

    /// <summary>Leaves an array for the other process.</summary>
    public static void Write(string name, ReadOnlySpan<float> values) => File.WriteAllBytes(Path.Combine(Folder, name), MemoryMarshal.AsBytes(values));

    /// <summary>Takes an array from the other process.</summary>
    public static void Read(string name, Span<float> values)
        => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Folder, name))).CopyTo(values);

    public override void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit();
        _process?.Dispose();
    }

    /// <summary>One of PyTorch's ways to compute a network; both train alike, so that only one of them does.</summary>
    private sealed class PyTorchEngine(string name, string word, PyTorchPeer peer) : Engine(name)
    {
        public override bool Supports(Cell cell) => cell.Work == Work.Forward || word == "eager";

        public override void Load(ReadOnlySpan<float> parameters)
        {
            Write("parameters", parameters);
            peer.Ask("load");
        }

        public override void Save(Span<float> parameters)
        {
            peer.Ask("save");
            Read("saved", parameters);
        }

        public override void Outputs(Cell cell, Span<float> outputs)
        {
            peer.Ask($"outputs {word} {cell.Samples}");
            Read("outputs", outputs);
        }

        public override void Run(Cell cell, TrainingSettings settings, int calls) => peer.Ask(string.Create(CultureInfo.InvariantCulture,
            $"train {cell.Work} {cell.Samples} {cell.Batches} {calls} {settings.LearningRate} {TrainingSettings.Beta1} {TrainingSettings.Beta2} {settings.Epsilon}"));

        public override double Time(Cell cell, int calls)
            => double.Parse(peer.Ask($"time {word} {cell.Work} {cell.Samples} {cell.Batches} {calls}"), CultureInfo.InvariantCulture);
    }
}
