namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN013: values are members of their enums.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN013")]
public sealed class UndefinedValueTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN013:(Activation)99|})] partial class Net;", "Net uses the value 99, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Output = {|NETGEN013:(Activation)99|})] partial class Net;", "Net uses the value 99, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Loss = {|NETGEN013:(Loss)(-1)|})] partial class Net;", "Net uses the value -1, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Precision = {|NETGEN013:(Precision)2|})] partial class Net;", "Net uses the value 2, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Unroll = {|NETGEN013:(Unroll)3|})] partial class Net;", "Net uses the value 3, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Activations = new[] { {|NETGEN013:(Activation)99|} })] partial class Net;", "Net uses the value 99, which is no defined member")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = (Activation)1)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Output = Sigmoid)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = (Loss)0)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Precision = (Precision)1)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Unroll = Unroll.Always)] partial class Net;")]
    [InlineData("[Network(3, 4, 5, 2, Activations = new[] { Mish, (Activation)2 })] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
