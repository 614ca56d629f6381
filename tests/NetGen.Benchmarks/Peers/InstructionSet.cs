using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// The widest vectors that a table is about, and how NetGen and its peers are told. Every variable is set or removed, whatever the environment
/// says: a core type that somebody set for other reasons makes a peer half as fast, and the table a flattery.
/// </summary>
/// <param name="Name">The word after <c>--isa</c>.</param>
/// <param name="March">What gcc compiles for.</param>
/// <param name="Variables">The variables of native libraries; null is one that is removed.</param>
internal sealed partial record InstructionSet(string Name, string March, IReadOnlyDictionary<string, string?> Variables)
{
    /// <summary>The variable of .NET that takes AVX-512 away.</summary>
    private const string RuntimeVariable = "DOTNET_EnableAVX512";

    /// <summary>All that the processor has.</summary>
    public static InstructionSet Native { get; } = new(
        "native", "native",
        // OpenBLAS does not recognise every virtual machine, and would choose its oldest kernels there; PyTorch likewise.
        Avx512F.IsSupported ? For("SKYLAKEX", "avx512", null) : For(null, null, null));

    /// <summary>Vectors of 256 bits with multiply-adds, 16 registers of them: what most laptops and desktops have.</summary>
    public static InstructionSet Avx2 { get; } = new("avx2", "haswell", For("HASWELL", "avx2", "AVX2"));

    /// <summary>Whether engines are kept from instructions that the processor has.</summary>
    public bool IsLimited => this == Avx2;

    /// <summary>Whether .NET in this process keeps to it; otherwise a process of its own has to be started.</summary>
    public bool HoldsHere => !IsLimited || !Avx512F.IsSupported;

    /// <summary>The set of a name, or null.</summary>
    public static InstructionSet? Of(string? name) => name switch
    {
        null or "native" => Native,
        "avx2" => Avx2,
        _ => null,
    };

    /// <summary>Tells .NET in a process that is not started yet, and all libraries there.</summary>
    public void LimitChild(IDictionary<string, string?> environment)
    {
        if (IsLimited)
            environment[RuntimeVariable] = "0";
        TellLibraries(environment);
    }

    /// <summary>Tells the libraries of a process that is not started yet.</summary>
    public void TellLibraries(IDictionary<string, string?> environment)
    {
        foreach ((string name, string? value) in Variables)
        {
            if (value is null)
                environment.Remove(name);
            else
                environment[name] = value;
        }
    }

    /// <summary>Tells the libraries that this process will load: they read the variables while they are loaded.</summary>
    public void TellLibraries()
    {
        foreach ((string name, string? value) in Variables)
        {
            if (value is null)
                RemoveVariable(name);
            else
                SetVariable(name, value, 1);
        }
    }

    private static Dictionary<string, string?> For(string? openBlasCore, string? pyTorch, string? oneDnn) => new()
    {
        ["OPENBLAS_CORETYPE"] = openBlasCore,
        ["OPENBLAS_L2_SIZE"] = null,
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["OMP_NUM_THREADS"] = "1",
        ["ATEN_CPU_CAPABILITY"] = pyTorch,
        ["ONEDNN_MAX_CPU_ISA"] = oneDnn,
    };

    // The runtime's own variables are a copy that native libraries do not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrites);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RemoveVariable(string name);
}
