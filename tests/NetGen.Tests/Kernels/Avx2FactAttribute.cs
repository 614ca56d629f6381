using System.Runtime.Intrinsics.X86;

namespace NetGen.Tests.Kernels;

/// <summary>A test of what is written for x64 processors in particular.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Avx2FactAttribute : FactAttribute
{
    public Avx2FactAttribute()
    {
        if (!Avx2.IsSupported)
            Skip = "Needs an x64 processor with AVX2.";
    }
}
