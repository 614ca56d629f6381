namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN014: L2 is finite and not negative.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN014")]
public sealed class L2Tests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:double.NaN|})] partial class Net;", "Net sets L2 to NaN; it must be finite and not negative")]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:-0.5|})] partial class Net;", "Net sets L2 to -0.5; it must be finite and not negative")]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:double.PositiveInfinity|})] partial class Net;", "Net sets L2 to Infinity; it must be finite and not negative")]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:1 / -0.0|})] partial class Net;", "Net sets L2 to -Infinity; it must be finite and not negative")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, L2 = 0)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, L2 = 0.5)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, L2 = -0.0)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, L2 = double.MaxValue)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, L2 = 1)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
