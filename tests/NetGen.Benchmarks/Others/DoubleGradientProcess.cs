using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Others;

/// <summary>PyTorch in a process of its own, for the one benchmark in double precision.</summary>
internal sealed class DoubleGradientProcess : IDisposable
{
    private readonly Process? _process;

    /// <summary>Starts it, and waits for its first gradients.</summary>
    public DoubleGradientProcess(string python, InstructionSet instructionSet, ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int samples)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "peers", "double");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "parameters"), MemoryMarshal.AsBytes(parameters));
        File.WriteAllBytes(Path.Combine(folder, "inputs"), MemoryMarshal.AsBytes(inputs));
        File.WriteAllBytes(Path.Combine(folder, "targets"), MemoryMarshal.AsBytes(targets));
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Others", "double_gradient_peer.py"), folder, $"{samples}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        instructionSet.TellLibraries(start.Environment);
        try
        {
            _process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return;
        }

        if (_process?.StandardOutput.ReadLine() == "ok")
            Gradients = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "gradients"))).ToArray();
    }

    /// <summary>The loss and the gradients; null where there is no PyTorch.</summary>
    public double[]? Gradients { get; }

    /// <summary>The seconds of so many calls.</summary>
    public double Time(int calls)
    {
        _process!.StandardInput.WriteLine(calls);
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch stopped."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit();
        _process?.Dispose();
    }
}
