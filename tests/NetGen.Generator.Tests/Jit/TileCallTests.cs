using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Generator.Tests.Jit;

/// <summary>
/// Inside the register tiles everything is inlined: lanes, starts, finishes and activations. A call among the products would put the sums of
/// all registers aside.
/// </summary>
public sealed class TileCallTests
{
    private const string Tiles = "NetGen.Runtime.Tile*:* NetGen.Runtime.DotTile*:*";

    /// <summary>The last columns of rows that are no whole vectors: once for a row of a tile, before its products and behind them.</summary>
    private static readonly string[] s_tails = [":LoadTail(", ":StoreTail("];

    [Theory]
    [InlineData("as the processor is")]
    [InlineData("without 512-bit vectors", "DOTNET_EnableAVX512", "DOTNET_EnableAVX512F")]
    public void TilesCallNothing(string processor, params string[] disabled)
    {
        // Where the processor has no fused multiply-add, each is a call.
        if (!Fma.IsSupported && !AdvSimd.IsSupported)
            return;
        IReadOnlyList<(string Method, IReadOnlyList<string> Calls)> methods = TierProbe.List(Tiles, disabled.Select(variable => KeyValuePair.Create(variable, "0")));

        Assert.Contains(methods, method => method.Method.StartsWith("NetGen.Runtime.Tile", StringComparison.Ordinal));
        Assert.Contains(methods, method => method.Method.StartsWith("NetGen.Runtime.DotTile", StringComparison.Ordinal));
        string[] calls = [.. methods.SelectMany(method => method.Calls.Where(call => !s_tails.Any(call.Contains)).Select(call => $"{method.Method}: {call}"))];
        Assert.True(calls.Length == 0, $"{processor}:\n" + string.Join('\n', calls));
    }
}
