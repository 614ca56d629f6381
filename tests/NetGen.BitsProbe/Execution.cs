using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.BitsProbe;

/// <summary>Who makes machine code of the program.</summary>
internal enum CompilerKind
{
    JustInTime,
    Native,
    Interpreter,
}

/// <summary>What a run computes with, as it finds out itself: what it was asked to compute with may be ignored.</summary>
/// <param name="Architecture">The processor's.</param>
/// <param name="Compiler">Who makes machine code.</param>
/// <param name="IsOptimized">Whether the networks are compiled as a Release build compiles them.</param>
/// <param name="VectorBits">The widest vectors that kernels compute with; 0 for single numbers.</param>
/// <param name="HasMultiplyAdd">Whether a fused multiply-add is an instruction; otherwise each is a call.</param>
/// <param name="Threads">The number of threads that compute everything at once.</param>
/// <param name="TeamThreads">The number of threads that share each batch.</param>
internal sealed record Execution(Architecture Architecture, CompilerKind Compiler, bool IsOptimized, int VectorBits, bool HasMultiplyAdd, int Threads, int TeamThreads)
{
    public static Execution OfProcess(int threads, int teamThreads) => new(
        RuntimeInformation.ProcessArchitecture,
        !RuntimeFeature.IsDynamicCodeSupported ? CompilerKind.Native : RuntimeFeature.IsDynamicCodeCompiled ? CompilerKind.JustInTime : CompilerKind.Interpreter,
        IsAssemblyOptimized(),
        WidestVectors,
        Fma.IsSupported || AdvSimd.IsSupported,
        threads,
        teamThreads);

    public static int WidestVectors => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>What the compiler of C# tells the one that compiles just in time.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2045", Justification = "A trimmed program has lost the attribute, and nobody compiles it just in time.")]
    private static bool IsAssemblyOptimized() => typeof(Execution).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    public override string ToString()
    {
        string compiler = Compiler switch { CompilerKind.JustInTime => "compiled just in time", CompilerKind.Native => "native", _ => "interpreted" };
        string vectors = VectorBits == 0 ? "no vectors" : $"vectors of {VectorBits} bits";
        return $"{Architecture}, {compiler}, {(IsOptimized ? "Release" : "Debug")}, {vectors}, multiply-adds in {(HasMultiplyAdd ? "hardware" : "software")}, "
            + $"{Threads} at once, {TeamThreads} in a team";
    }
}
