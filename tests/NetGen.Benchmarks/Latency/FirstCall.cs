using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Latency;

/// <summary>
/// The two programs whose start is timed. They are this assembly started with an argument, read before anything else; each method is
/// compiled only where it is called, so that the plain one loads nothing of NetGen.
/// </summary>
internal static class FirstCall
{
    /// <summary>The argument that makes this assembly one of the two.</summary>
    public const string Argument = "first-call-child";

    /// <summary>What the two are called.</summary>
    public const string Plain = "hello", Network = "network";

    /// <summary>Does what one of them does; returns the exit code.</summary>
    public static int Run(string program)
    {
        if (program == Network)
            PrintClass();
        else
            PrintHello();
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PrintHello() => Console.WriteLine("Hello, world!");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PrintClass()
    {
        var network = new NetworkA(seed: 1);
        Span<float> output = stackalloc float[NetworkA.OutputSize];
        network.Forward([0.1f, 0.2f, 0.3f], output);
        Console.WriteLine(output[0] > output[1] ? "first" : "second");
    }
}
