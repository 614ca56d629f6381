using System.Diagnostics;
using System.Globalization;

namespace Lockstep;

/// <summary>Starts both players, compares what they say of their worlds, and says so every second.</summary>
internal static class Referee
{
    // No vectors and no fused multiply-adds: as far from this machine's best as its runtime goes.
    private const string Without = "DOTNET_EnableHWIntrinsic";

    private const string EmulatedLibraries = "/usr/aarch64-linux-gnu";

    /// <summary>Returns whether the players stayed equal.</summary>
    public static bool Judge(Options options)
    {
        using Process first = Start([], emulated: null, "0", Text(options.Seconds), "False");
        Console.WriteLine($"player 1: {Read(first)}");
        string port = Read(first);
        using Process second = Start(options.Emulated is null ? [Without] : [], options.Emulated, port, Text(options.Seconds), options.Flip.ToString());
        try
        {
            Console.WriteLine($"player 2: {Read(second)}{(options.Emulated is null ? $" ({Without}=0)" : $" ({Options.Emulator})")}");
            return Compare(first, second);
        }
        finally
        {
            first.Kill();
            second.Kill();
        }
    }

    private static bool Compare(Process first, Process second)
    {
        long printed = Stopwatch.GetTimestamp();
        string[]? last = null;
        while (first.StandardOutput.ReadLine() is { } said)
        {
            string? other = second.StandardOutput.ReadLine();
            if (other == Player.Flipped)
            {
                Console.WriteLine("player 2: the last bit of one weight is flipped");
                other = second.StandardOutput.ReadLine();
            }

            last = said.Split(' ', 3);
            if (other is null)
                throw new InvalidOperationException($"Player 2 has ended after step {last[0]}: {second.StandardError.ReadToEnd()}");
            string[] others = other.Split(' ', 3);
            if (last[0] != others[0] || last[1] != others[1])
            {
                Console.Error.WriteLine($"step {last[0]}: the worlds differ: player 1 has {last[1]}, player 2 has {others[1]}");
                return false;
            }

            if (Stopwatch.GetElapsedTime(printed) >= TimeSpan.FromSeconds(1))
            {
                Print(last);
                printed = Stopwatch.GetTimestamp();
            }
        }

        if (last is null)
            throw new InvalidOperationException($"Player 1 has ended at once: {first.StandardError.ReadToEnd()}");
        Console.WriteLine($"{last[0]} steps, and the worlds are equal to the last bit");
        return true;
    }

    private static void Print(string[] line) => Console.WriteLine($"step {line[0]}: both have {line[1]}; the poles stood {line[2]} steps");

    private static string Read(Process player) => player.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"A player has ended at once: {player.StandardError.ReadToEnd()}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Process Start(string[] without, string? emulated, params string[] arguments)
    {
        string self = Environment.ProcessPath!;

        // Started as dotnet Lockstep.dll, the process is dotnet's.
        string[] command = emulated is not null ? [Options.Emulator, "-L", EmulatedLibraries, emulated]
            : Path.GetFileNameWithoutExtension(self) == "dotnet" ? [self, Path.Combine(AppContext.BaseDirectory, "Lockstep.dll")]
            : [self];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Program.PlayerArgument, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string setting in without)
            start.Environment[setting] = "0";
        return Process.Start(start)!;
    }
}
