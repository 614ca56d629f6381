using System.Runtime.InteropServices;

namespace FrozenPolicy;

/// <summary>The few functions of ONNX Runtime's C interface that are needed, by their places in its table, which never change.</summary>
internal sealed unsafe class OnnxRuntimeApi
{
    /// <summary>The function that every library of ONNX Runtime exports.</summary>
    public const string EntryPoint = "OrtGetApiBase";

    /// <summary>The first version of the interface that has all of them.</summary>
    private const uint ApiVersion = 8;

    private const int LogWarnings = 2, AllOptimizations = 99, ArenaAllocator = 1, DefaultMemory = 0, Float = 1;

    private readonly nint* _functions;
    private readonly nint _environment;
    private readonly nint _memory;

    /// <summary>Starts the runtime.</summary>
    /// <param name="library">The loaded library.</param>
    public OnnxRuntimeApi(nint library)
    {
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, EntryPoint);
        nint* start = getBase();
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])()) ?? "";
        _functions = ((delegate* unmanaged<uint, nint*>)start[0])(ApiVersion);
        fixed (byte* name = "NetGen"u8)
        {
            nint environment;
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[3])(LogWarnings, name, &environment));
            _environment = environment;
        }

        nint memory;
        Check(((delegate* unmanaged<int, int, nint*, nint>)_functions[69])(ArenaAllocator, DefaultMemory, &memory));
        _memory = memory;
    }

    /// <summary>The version of the library.</summary>
    public string Version { get; }

    /// <summary>A session on one thread, with every optimisation.</summary>
    public nint CreateSession(ReadOnlySpan<byte> model)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)_functions[10])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[23])(options, AllOptimizations));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[24])(options, 1));
        Check(((delegate* unmanaged<nint, int, nint>)_functions[25])(options, 1));
        fixed (byte* bytes = model)
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[8])(_environment, bytes, (nuint)model.Length, options, &session));
        ((delegate* unmanaged<nint, void>)_functions[100])(options);
        return session;
    }

    /// <summary>Inputs and outputs bound to memory once and for all: the form of a call that costs least.</summary>
    public nint CreateBinding(nint session, string inputName, float* inputs, int inputSize, string outputName, float* outputs, int outputSize, int samples)
    {
        nint binding;
        Check(((delegate* unmanaged<nint, nint*, nint>)_functions[134])(session, &binding));
        Bind(binding, 136, inputName, inputs, inputSize, samples);
        Bind(binding, 137, outputName, outputs, outputSize, samples);
        return binding;
    }

    /// <summary>Computes what is bound.</summary>
    public void Run(nint session, nint binding) => Check(((delegate* unmanaged<nint, nint, nint, nint>)_functions[133])(session, 0, binding));

    /// <summary>Frees a session.</summary>
    public void ReleaseSession(nint session) => ((delegate* unmanaged<nint, void>)_functions[95])(session);

    /// <summary>Frees a binding.</summary>
    public void ReleaseBinding(nint binding) => ((delegate* unmanaged<nint, void>)_functions[135])(binding);

    private void Bind(nint binding, int function, string name, float* values, int size, int samples)
    {
        nint tensor;
        long* shape = stackalloc long[] { samples, size };
        Check(((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)_functions[49])(
            _memory, values, (nuint)samples * (nuint)size * sizeof(float), shape, 2, Float, &tensor));
        nint text = Marshal.StringToCoTaskMemUTF8(name);
        Check(((delegate* unmanaged<nint, nint, nint, nint>)_functions[function])(binding, text, tensor));
        Marshal.FreeCoTaskMem(text);
        ((delegate* unmanaged<nint, void>)_functions[96])(tensor);
    }

    private void Check(nint status)
    {
        if (status == 0)
            return;
        string message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)_functions[2])(status)) ?? "";
        ((delegate* unmanaged<nint, void>)_functions[93])(status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}
