namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN018: a network keeps to MaxBytes.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN018")]
public sealed class ByteBudgetTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, MaxBytes = {|NETGEN018:103|})] partial class Net;", "The parameters of Net take 104 bytes; MaxBytes allows 103")]
    [InlineData("[Network(3, 4, 2, Precision = Precision.Double, MaxBytes = {|NETGEN018:200|})] partial class Net;", "The parameters of Net take 208 bytes; MaxBytes allows 200")]
    [InlineData("[Network(60000, 4000, MaxBytes = {|NETGEN018:512 * 1024|})] partial class Net;", "The parameters of Net take 960016000 bytes; MaxBytes allows 524288")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, MaxBytes = 104)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, MaxBytes = 1 << 20)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Precision = Precision.Double, MaxBytes = 208)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
