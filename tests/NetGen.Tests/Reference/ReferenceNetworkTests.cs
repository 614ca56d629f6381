using NetGen.Tests.Golden;

namespace NetGen.Tests.Reference;

/// <summary>The reference network is proven against PyTorch before anything is proven against it.</summary>
public sealed class ReferenceNetworkTests
{
    public static TheoryData<string> Names => GoldenFolder.Rows;

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_every_golden_case(string name)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        var network = new ReferenceNetwork(golden.Sizes, golden.Activations, golden.Loss, golden.Bias, golden.L2);

        Assert.Equal(golden.Parameters.Length, network.ParameterCount);
        (double loss, double[] gradients, double[] inputGradients) = network.Backward(golden.Parameters, golden.Inputs, golden.Targets);
        Closeness.AssertClose("outputs", golden.Outputs, network.Forward(golden.Parameters, golden.Inputs), Closeness.Double);
        Closeness.AssertClose("loss", golden.LossValue, loss, Closeness.Double);
        Closeness.AssertClose("gradients", golden.Gradients, gradients, Closeness.Double);
        Closeness.AssertClose("input gradients", golden.InputGradients, inputGradients, Closeness.Double);
    }

    /// <summary>Where the loss is not fused, the vector-Jacobian product of its gradient by the outputs is the backward pass.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_jacobian_product_agrees_with_every_golden_case_whose_loss_has_a_gradient_by_the_outputs(string name)
    {
        GoldenCase golden = GoldenFolder.Cases[name];
        var network = new ReferenceNetwork(golden.Sizes, golden.Activations, golden.Loss, golden.Bias, golden.L2);

        double[] byOutput = GoldenOutputGradients.Of(golden);
        (double[] gradients, double[] inputGradients) = network.BackwardFromOutput(golden.Parameters, golden.Inputs, byOutput);
        (_, double[] expected, double[] expectedByInput) =
            new ReferenceNetwork(golden.Sizes, golden.Activations, golden.Loss, golden.Bias).Backward(golden.Parameters, golden.Inputs, golden.Targets);
        if (byOutput.All(double.IsFinite))
        {
            Closeness.AssertClose("gradients", expected, gradients, Closeness.Double);
            Closeness.AssertClose("input gradients", expectedByInput, inputGradients, Closeness.Double);
        }
        else
        {
            // dL/da of a fused loss overflows where a saturates; that is why the fused form exists.
            Assert.Contains("extreme", name, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-20, 1.1283791670955126e-20)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(7, 1)]
    public void Error_function_has_its_tabled_values(double x, double expected) =>
        Closeness.AssertClose("erf", expected, ElementaryFunctions.Error(x), 2e-15);

    [Theory]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1.5, 0.033894853524689274)]
    [InlineData(3, 2.209049699858544e-05)]
    [InlineData(5, 1.5374597944280347e-12)]
    [InlineData(10, 2.088487583762545e-45)]
    [InlineData(-2, 1.9953222650189528)]
    public void Complementary_error_function_keeps_its_relative_accuracy(double x, double expected) =>
        Closeness.AssertClose("erfc", expected, ElementaryFunctions.ComplementaryError(x), 2e-14);
}
