using System.Globalization;

namespace Lockstep;

/// <summary>What was asked for.</summary>
/// <param name="Flip">Whether the second player flips a bit.</param>
/// <param name="Seconds">How long they play.</param>
/// <param name="Emulated">A native program of this sample for Arm64, which plays second in an emulator; null for a process of this machine.</param>
internal sealed record Options(bool Flip, int Seconds, string? Emulated)
{
    public const string Emulator = "qemu-aarch64-static";

    private const string Usage = "usage: Lockstep [--flip] [--seconds 1-3600] [--arm64 program]";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">One is wrong; the message is a line for who wrote it.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options(Flip: false, Seconds: 6, Emulated: null);
        for (int index = 0; index < arguments.Count; index++)
        {
            string argument = arguments[index];
            if (argument == "--flip")
                options = options with { Flip = true };
            else if (argument == "--seconds")
                options = options with { Seconds = ParseSeconds(ValueOf(ref index)) };
            else if (argument == "--arm64")
                options = options with { Emulated = RequireEmulated(ValueOf(ref index)) };
            else
                throw new ArgumentException($"There is no argument '{argument}'; {Usage}");
        }

        return options;

        string ValueOf(ref int index) => ++index < arguments.Count ? arguments[index] : throw new ArgumentException($"{arguments[index - 1]} needs a value; {Usage}");
    }

    private static int ParseSeconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is >= 1 and <= 3600
            ? seconds
            : throw new ArgumentException($"--seconds is a whole number from 1 to 3600, not '{text}'; {Usage}");

    private static string RequireEmulated(string path)
    {
        if (!File.Exists(path))
            throw new ArgumentException($"--arm64: there is no file '{path}'; README.md says how the program is published.");
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, Emulator))) ? path : throw new ArgumentException($"--arm64 needs {Emulator}, of Debian's package qemu-user-static, on PATH.");
    }
}
