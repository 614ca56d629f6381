namespace NetGen.ModelFiles.Tests.Interop;

/// <summary>A test that needs PyTorch and onnx; skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute() => Skip = Judge.PythonMissing;
}

/// <summary>A test that needs ONNX Runtime; skipped, with the reason, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    public OnnxRuntimeFactAttribute() => Skip = Judge.NodeMissing;
}
