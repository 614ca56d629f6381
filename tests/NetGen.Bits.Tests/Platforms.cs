using System.Runtime.InteropServices;
using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>
/// Every platform that the bits are proven on: the one place to add another. What is expected of each is written out, so that a
/// setting that the runtime no longer knows, or reads as another number, is a failure and not a platform less.
/// </summary>
internal static class Platforms
{
    private const string EmulatedLibraries = "/usr/aarch64-linux-gnu";

    private static readonly JustInTimeHost s_justInTime = new();

    public static IReadOnlyList<Platform> All { get; } =
    [
        JustInTime("x64, 512 bits", s_justInTime, vectorBits: 512, hasMultiplyAdd: true, threads: 3, teamThreads: 1),
        JustInTime("x64, 256 bits", s_justInTime, vectorBits: 256, hasMultiplyAdd: true, threads: 2, teamThreads: 2, "DOTNET_EnableAVX512=0"),

        // In the environment the runtime reads this one as decimal; most others it reads as hexadecimal.
        JustInTime("x64, 128 bits", s_justInTime, vectorBits: 128, hasMultiplyAdd: true, threads: 1, teamThreads: 3, "DOTNET_PreferredVectorBitWidth=128"),
        JustInTime("x64, 128 bits, no multiply-adds", s_justInTime, vectorBits: 128, hasMultiplyAdd: false, threads: 1, teamThreads: 1, "DOTNET_EnableAVX2=0"),
        JustInTime("x64, no vectors", s_justInTime, vectorBits: 0, hasMultiplyAdd: false, threads: 1, teamThreads: 2, "DOTNET_EnableHWIntrinsic=0"),
        Debug(),

        Thorough(JustInTime("x64, fully optimised at once", s_justInTime, WidestVectors, HasMultiplyAdd, threads: 1, teamThreads: 3, "DOTNET_TieredCompilation=0")),
        Thorough(JustInTime("x64, no profiles", s_justInTime, WidestVectors, HasMultiplyAdd, threads: 2, teamThreads: 1, "DOTNET_TieredPGO=0")),
        Thorough(JustInTime("x64, nothing precompiled", s_justInTime, WidestVectors, HasMultiplyAdd, threads: 3, teamThreads: 2, "DOTNET_ReadyToRun=0")),

        Native("x64, native, default instructions", vectorBits: 128, hasMultiplyAdd: false, threads: 2, teamThreads: 1),
        Native("x64, native, all instructions of the machine", WidestVectors, HasMultiplyAdd, threads: 2, teamThreads: 3, "-p:IlcInstructionSet=native"),

        // An emulator of another processor is as good as one: floating point is what its standard says.
        new(
            "arm64, native, emulated",
            new NativeHost("linux-arm64", "-p:CppCompilerAndLinker=clang", "-p:ObjCopyName=aarch64-linux-gnu-objcopy")
            {
                Emulator = ["qemu-aarch64-static", "-L", EmulatedLibraries],
                Libraries = EmulatedLibraries,
                Tools = ["qemu-aarch64-static", "clang", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-objcopy"],
            },
            new(Architecture.Arm64, CompilerKind.Native, IsOptimized: true, VectorBits: 128, HasMultiplyAdd: true, Threads: 1, TeamThreads: 2)),

        new("browser", new BrowserHost(), new(Architecture.Wasm, CompilerKind.Interpreter, IsOptimized: true, VectorBits: 128, HasMultiplyAdd: false, Threads: 1, TeamThreads: 1)),
    ];

    private static int WidestVectors => Execution.WidestVectors;

    private static bool HasMultiplyAdd => Execution.OfProcess(1, 1).HasMultiplyAdd;

    public static Platform Named(string name) => All.Single(platform => platform.Name == name);

    private static Platform JustInTime(string name, JustInTimeHost host, int vectorBits, bool hasMultiplyAdd, int threads, int teamThreads, params string[] settings) =>
        new(name, host, new(Architecture.X64, CompilerKind.JustInTime, IsOptimized: true, vectorBits, hasMultiplyAdd, threads, teamThreads))
        {
            Settings = settings,
            Missing = MissingOfMachine(vectorBits, hasMultiplyAdd),
        };

    /// <summary>The networks and what they are called by as a debugger wants them; the library is that of a package, which is optimised.</summary>
    private static Platform Debug()
    {
        Platform platform = JustInTime("x64, Debug", new JustInTimeHost("-p:Optimize=false"), WidestVectors, HasMultiplyAdd, threads: 1, teamThreads: 2);
        return platform with { Expected = platform.Expected with { IsOptimized = false } };
    }

    private static Platform Native(string name, int vectorBits, bool hasMultiplyAdd, int threads, int teamThreads, params string[] properties) =>
        new(
            name,
            new NativeHost("linux-x64", properties) { Tools = ["clang gcc"] },
            new(Architecture.X64, CompilerKind.Native, IsOptimized: true, vectorBits, hasMultiplyAdd, threads, teamThreads))
        {
            Missing = MissingOfMachine(vectorBits, hasMultiplyAdd),
        };

    private static Platform Thorough(Platform platform) => platform with { IsThorough = true };

    private static string? MissingOfMachine(int vectorBits, bool hasMultiplyAdd) =>
        RuntimeInformation.ProcessArchitecture != Architecture.X64 ? $"Needs an x64 processor; this one is {RuntimeInformation.ProcessArchitecture}."
        : vectorBits > WidestVectors ? $"This processor has no vectors of {vectorBits} bits."
        : hasMultiplyAdd && !HasMultiplyAdd ? "This processor has no fused multiply-add."
        : null;
}
