using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>
/// Unchecked arithmetic wraps round 2^32, so that 3 n can be 26: of a product with an unknown factor only what is left after that
/// is certain.
/// </summary>
public sealed class WrappingProductTests
{
    private const string Networks = CallVerifier.Networks + "[Network(4, 1)] public partial class Four;\n";

    /// <summary>Each of these calls works for the number beside it, so the analyzer must not report it.</summary>
    [Theory]
    [InlineData("new TestNet().Backward([1, 2, 3], 0, new float[n * 3]);", 1431655774)]
    [InlineData("new TestNet().Forward(new float[n * 5], new float[2]);", 1717986919)]
    [InlineData("new TestNet().BackwardBatch(new float[6], new float[n * 3], new float[26]);", -1431655764)]
    [InlineData("new TestNet().Forward([1, 2, 3], new float[n * 6 / 2]);", 1431655766)]
    [InlineData("new TestNet().Backward([1, 2, 3], 0, new float[n * 5 + 5 * n]);", 1717986921)]
    [InlineData("long wide = n; new TestNet().Forward(new float[(int)(wide * 5)], new float[2]);", 1717986919)]
    [InlineData("int size = n * 3; new TestNet().Backward([1, 2, 3], 0, new float[size]);", 1431655774)]
    [InlineData("var x = new float[n]; new TestNet().BackwardBatch(x, new float[x.Length / 3 * 2], new float[26]);", 9)]
    [InlineData("new Four().BackwardBatch(new float[n * 4], new float[n * 0x40000001], new float[5]);", 4)]
    [InlineData("new Four().BackwardBatch(new float[n * 1028], new float[n], new float[5]);", 1 << 22)]
    public async Task NothingIsReportedThatMayWork(string statement, int n)
    {
        string source = Program(statement);
        Assert.Empty(await AnalyzerVerifier.Report(new NetworkCallAnalyzer(), source));
        using CompiledNetworks networks = NetworkCompiler.Compile(source, CompilationSettings.Default with { Documentation = false });
        networks.Type("Program").GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [n]);
    }

    /// <summary>What wraps round stays a multiple of a power of two, and two products of one number wrap together.</summary>
    [Theory]
    [InlineData("new TestNet().Forward({|NETGEN020:new float[n * 0x40000000]|}, new float[2]);", "TestNet takes 3 inputs; this array has a multiple of 1073741824")]
    [InlineData("new TestNet().Forward({|NETGEN020:new float[n * 6]|}, new float[2]);", "TestNet takes 3 inputs; this array has a multiple of 2")]
    [InlineData("new TestNet().BackwardBatch(new float[n * 3], {|NETGEN026:new float[n * 3]|}, new float[26]);", "TestNet takes 2 targets for every 3 inputs; this array has 3 for every 3")]
    [InlineData("new TestNet().BackwardBatch(new float[n * 3], {|NETGEN026:new float[n * 4]|}, new float[26]);", "TestNet takes 2 targets for every 3 inputs; this array has 4 for every 3")]
    [InlineData("new TestNet().Backward([1, 2, 3], 0, {|NETGEN023:new float[checked(n * 3)]|});", "TestNet gives 26 gradients; this array has a multiple of 3")]
    [InlineData("long wide = n; new TestNet().Forward({|NETGEN020:new float[checked((int)(wide * 5))]|}, new float[2]);", "TestNet takes 3 inputs; this array has a multiple of 5")]
    [InlineData("new TestNet().Forward([1, 2, 3], {|NETGEN021:new float[checked(n * 6) / 2]|});", "TestNet gives 2 outputs; this array has a multiple of 3")]
    [InlineData("new Four().BackwardBatch(new float[checked(n * 1028)], {|NETGEN026:new float[n]|}, new float[5]);", "Four takes 1 target for every 4 inputs; this array has 1 for every 1028")]
    public Task WhatIsCertainIs(string statement, string message) => AnalyzerVerifier.Verify(new NetworkCallAnalyzer(), Program(statement), message);

    [Fact]
    public async Task CheckedProjectsAreCertainOfMore()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.Report(
            new NetworkCallAnalyzer(),
            Program("new TestNet().Backward([1, 2, 3], 0, new float[n * 3]);"),
            CompilationSettings.Default with { CheckOverflow = true }));
        Assert.Equal("NETGEN023", diagnostic.Id);
    }

    private static string Program(string statement) => $"{Networks}public static class Program {{ public static void Run(int n) {{ {statement} }} }}";
}
