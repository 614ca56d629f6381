using System.Diagnostics;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Latency;

/// <summary>The time from the start of a process to the first result of network A under the JIT, beside a plain hello world.</summary>
internal sealed class FirstCallCommand : ICommand
{
    private const int Starts = 31;

    public string Name => "first-call";

    public string Summary => "process start to the first result of network A, beside a hello world; --starts n, --markdown";

    public int Run(Options options)
    {
        int starts = options.Integer("starts", Starts);
        var plain = new List<double>();
        var network = new List<double>();
        var differences = new List<double>();
        for (int start = -1; start < starts; start++)
        {
            // The first pair only brings the files into memory. The two take turns, so that they meet the same machine.
            (double hello, double first) = (Milliseconds(FirstCall.Plain), Milliseconds(FirstCall.Network));
            if (start < 0)
                continue;
            plain.Add(hello);
            network.Add(first);
            differences.Add(first - hello);
        }

        var table = new Table(options.Has("markdown"), "program", "median ms", "fastest ms");
        table.Add("hello world", $"{Median(plain):0.0}", $"{plain.Min():0.0}");
        table.Add("network A: construct, compute, print", $"{Median(network):0.0}", $"{network.Min():0.0}");
        table.Add("difference, start by start", $"{Median(differences):0.0}", "-");
        table.Write(Console.Out);
        return 0;
    }

    /// <summary>From before the process is started until its first line is read.</summary>
    private static double Milliseconds(string program)
    {
        // This assembly is configured to compile everything fully at once; the programs of users are not.
        ProcessStartInfo start = OwnProcess.Tiered(FirstCall.Argument, program);
        start.RedirectStandardOutput = true;
        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? line = process.StandardOutput.ReadLine();
        double elapsed = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        process.WaitForExit();
        return line is not null && process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{start.FileName} {program} printed nothing or failed.");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
