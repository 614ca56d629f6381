namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN017: a network keeps to MaxParameters.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN017")]
public sealed class ParameterBudgetTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, MaxParameters = {|NETGEN017:25|})] partial class Net;", "Net has 26 parameters; MaxParameters allows 25")]
    [InlineData("[Network(3, 4, 2, MaxParameters = {|NETGEN017:0|})] partial class Net;", "Net has 26 parameters; MaxParameters allows 0")]
    [InlineData("[Network(3, 4, 2, Bias = false, MaxParameters = {|NETGEN017:-1|})] partial class Net;", "Net has 20 parameters; MaxParameters allows -1")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, MaxParameters = 26)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, MaxParameters = long.MaxValue)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Bias = false, MaxParameters = 20)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
