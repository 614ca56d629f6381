namespace NetGen.Generator.Tests.Jit;

/// <summary>The listing of the JIT is read as it is written.</summary>
public sealed class JitListingTests
{
    private const string Listing =
        """
        ; Assembly listing for method R.Tile1x1x1:Sum[float](byref,nuint) (FullOpts)
        ; Emitting BLENDED_CODE for x64 + VEX + EVEX on Unix

        G_M58391_IG01:  ;; offset=0x0000
               push     rbp
               call     [R.Lanes256`1[float]:LoadTail(byref,nuint,int):R.Lanes256`1[float]]
               vfmadd231ps zmm0, zmm1, zmm2
               call     CORINFO_HELP_STACK_PROBE
               jmp      SHORT G_M58391_IG03
               ret

        ; Assembly listing for method R.Tile1x2x1:Sum[float](byref,nuint) (FullOpts)
               tail.jmp [R.LaneSum:Store(byref)]

        """;

    [Fact]
    public void ReadsTheCallsOfEveryMethod()
    {
        var methods = JitListing.Read(Listing);

        Assert.Equal(["R.Tile1x1x1:Sum[float](byref,nuint) (FullOpts)", "R.Tile1x2x1:Sum[float](byref,nuint) (FullOpts)"], methods.Select(method => method.Method));
        Assert.Equal(["[R.Lanes256`1[float]:LoadTail(byref,nuint,int):R.Lanes256`1[float]]", "CORINFO_HELP_STACK_PROBE"], methods[0].Calls);
        Assert.Equal(["[R.LaneSum:Store(byref)]"], methods[1].Calls);
    }
}
