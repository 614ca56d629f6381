namespace NetGen.Generator.Tests.Jit;

/// <summary>The JIT optimises every generated method, and every method of the library that they call: beyond limits of its own it gives up without a word.</summary>
public sealed class JitTierTests
{
    private static readonly string[] s_calledOfEach =
        [".ctor", "Forward", "ForwardBatch", "Backward", "BackwardBatch", "BackwardFromOutput", "BackwardFromOutputBatch"];

    private static readonly string[] s_kernels = ["Tile", "DotTile", "BlockedSums:", "ActivationPass:", "OutputErrors:", "RowUpdate:", "SideBySideUpdate:", "UpdateAndPropagate:"];

    // Each vector width is code of its own: without vectors a kernel is more calls, and more of them are inlined.
    [Theory]
    [InlineData("as the processor is")]
    [InlineData("without vectors", "DOTNET_EnableHWIntrinsic")]
    public void EveryMethodIsOptimized(string processor, params string[] disabled) => AssertAllOptimized(processor, disabled);

    /// <summary>The widths between the widest and none.</summary>
    [ThoroughTheory]
    [InlineData("without 512-bit vectors", "DOTNET_EnableAVX512", "DOTNET_EnableAVX512F")]
    [InlineData("without 256-bit vectors", "DOTNET_EnableAVX", "DOTNET_EnableAVX2")]
    public void EveryMethodIsOptimizedAtTheWidthsBetween(string processor, params string[] disabled) => AssertAllOptimized(processor, disabled);

    private static void AssertAllOptimized(string processor, string[] disabled)
    {
        (IReadOnlyList<string> networks, IReadOnlyList<JittedMethod> methods) =
            TierProbe.Run(disabled.Select(variable => KeyValuePair.Create(variable, "0")));

        AssertSaysSomething(networks, methods);
        JittedMethod[] unoptimized = [.. methods.Where(method => IsOfNetworks(method) && !method.IsOptimized)];
        Assert.True(unoptimized.Length == 0, $"{processor}:\n" + string.Join('\n', unoptimized.Select(method => method.ToString())));

        // The probe has one method that is too large on purpose. Were it listed as optimised, this test could not fail.
        JittedMethod oversized = Assert.Single(methods, method => method.IsOf("(dynamicClass)", "Oversized"));
        Assert.False(oversized.IsOptimized);
        Assert.Contains("switched MinOpts", oversized.Tier, StringComparison.Ordinal);
    }

    private static void AssertSaysSomething(IReadOnlyList<string> networks, IReadOnlyList<JittedMethod> methods)
    {
        Assert.Contains("Smallest", networks);
        Assert.Contains("Largest", networks);
        Assert.Contains("LargestDouble", networks);
        foreach (string network in networks)
        {
            foreach (string called in s_calledOfEach)
                Assert.Contains(methods, method => method.IsOf("NetGen.TierProbe." + network, called));
            Assert.Contains(methods, method => method.IsOf($"_{network}Kernels"));
        }

        Assert.All(s_kernels, kernel => Assert.Contains(methods, method => method.Name.StartsWith("NetGen.Runtime." + kernel, StringComparison.Ordinal)));
    }

    private static bool IsOfNetworks(JittedMethod method) =>
        method.Name.StartsWith("NetGen.Generated.", StringComparison.Ordinal)
        || method.Name.StartsWith("NetGen.Runtime.", StringComparison.Ordinal)
        || method.Name.StartsWith("NetGen.TierProbe.", StringComparison.Ordinal);
}
