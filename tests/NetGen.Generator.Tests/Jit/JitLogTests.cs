namespace NetGen.Generator.Tests.Jit;

/// <summary>The log of the JIT is read as it is written.</summary>
public sealed class JitLogTests
{
    private const string Log =
        """
           1: JIT compiled N.<F_g>__NetKernels:Layer[R.Lanes512`1[float]](byref,nuint) [FullOpts, IL size=2803, code size=1447]
           2: JIT compiled N.Net:.ctor(int) [Tier0, IL size=46, code size=200]
          30: JIT compiled N.Net:Forward(System.ReadOnlySpan`1[float]) [Tier-0 switched MinOpts, IL size=60002, code size=96022]
          31: JIT compiled N.Net:Forward(System.ReadOnlySpan`1[float]) [Tier1 with Dynamic PGO, IL size=7, code size=9]
          32: JIT compiled N.Net:Backward(int) [MinOpts, IL size=1, code size=2]
          33: JIT compiled N.Net:Run() [Tier1-OSR @0x1a, IL size=1, code size=2]
          34: JIT compiled N.Net:Go() [Instrumented Tier0, IL size=1, code size=2]

        """;

    [Fact]
    public void ReadsEveryLine()
    {
        IReadOnlyList<JittedMethod> methods = JitLog.Read(Log);

        Assert.Equal(7, methods.Count);
        Assert.Equal(new JittedMethod("N.Net:Forward(System.ReadOnlySpan`1[float])", "Tier-0 switched MinOpts", 60002), methods[2]);
        Assert.Equal([true, false, false, true, false, true, false], methods.Select(method => method.IsOptimized));
    }

    [Fact]
    public void FindsMethodsByTypeAndName()
    {
        IReadOnlyList<JittedMethod> methods = JitLog.Read(Log);

        Assert.True(methods[0].IsOf("__NetKernels"));
        Assert.False(methods[0].IsOf("N.Net"));
        Assert.True(methods[2].IsOf("N.Net", "Forward"));
        Assert.False(methods[2].IsOf("N.Net", "For"));
        Assert.True(methods[1].IsOf("N.Net", ".ctor"));
    }
}
