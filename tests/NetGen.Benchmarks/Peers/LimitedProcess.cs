using System.Diagnostics;

namespace NetGen.Benchmarks.Peers;

/// <summary>A command of this program in a process whose runtime does without the wider vectors.</summary>
internal static class LimitedProcess
{
    /// <summary>Runs it, and returns its exit code.</summary>
    public static int Run(string command, Options options, InstructionSet instructionSet)
    {
        ProcessStartInfo start = OwnProcess.With([command, .. options.Arguments]);
        instructionSet.LimitChild(start.Environment);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
