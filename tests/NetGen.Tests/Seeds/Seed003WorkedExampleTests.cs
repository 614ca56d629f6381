namespace NetGen.Tests.Seeds;

/// <summary>
/// Seed 003, the worked example: one input, two hidden and two output neurons, sigmoid everywhere, L = 1/2 |y - a|^2. The
/// document keeps W as [out][in] and columns; NetGen keeps [in][out] and rows, so W[1] and W[2] are its transposes.
/// </summary>
public sealed class Seed003WorkedExampleTests
{
    private static readonly Matrix s_x = new(1, 1, [1]);
    private static readonly Matrix s_w1 = new Matrix(2, 1, [0.2, -0.3]).Transposed;
    private static readonly Matrix s_b1 = new(1, 2, [0.1, 0.1]);
    private static readonly Matrix s_w2 = new Matrix(2, 2, [0.4, -0.5, 0.3, 0.8]).Transposed;
    private static readonly Matrix s_b2 = new(1, 2, [0.2, -0.1]);
    private static readonly Matrix s_y = new(1, 2, [1, 0]);

    private readonly Matrix _z1 = s_x * s_w1 + s_b1;
    private readonly Seed003Net _net = new([.. s_w1.Values, .. s_b1.Values, .. s_w2.Values, .. s_b2.Values]);
    private readonly double[] _gradients = new double[Seed003Net.ParameterCount];

    private Matrix A1 => _z1.Map(Logistic);

    private Matrix Z2 => A1 * s_w2 + s_b2;

    private Matrix A2 => Z2.Map(Logistic);

    private Matrix Delta2 => (A2 - s_y).Hadamard(Z2.Map(LogisticDerivative));

    private Matrix Delta1 => (Delta2 * s_w2.Transposed).Hadamard(_z1.Map(LogisticDerivative));

    [Fact]
    public void Parameters_are_laid_out_as_W1_b1_W2_b2()
    {
        Equation.Holds("W[1]", s_w1, _net.Weights1);
        Equation.Holds("b[1]", s_b1, _net.Biases1);
        Equation.Holds("W[2]", s_w2, _net.Weights2);
        Equation.Holds("b[2]", s_b2, _net.Biases2);
    }

    [Fact]
    public void First_linear_part_is_W1_x_plus_b1()
    {
        double[] z1 = new double[2];
        new Seed003LinearLayer([.. s_w1.Values, .. s_b1.Values]).Forward(s_x.Values, z1);

        Equation.Holds("z[1] = W[1] x + b[1]", _z1, z1);
        Equation.Prints("z[1]", [0.3, -0.2], z1);
    }

    [Fact]
    public void First_activation_is_sigmoid_of_z1()
    {
        double[] a1 = new double[2];
        new Seed003SigmoidLayer([.. s_w1.Values, .. s_b1.Values]).Forward(s_x.Values, a1);

        Equation.Holds("a[1] = sigma(z[1])", A1, a1);
        Equation.Prints("a[1]", [0.5744, 0.4502], a1);
    }

    [Fact]
    public void Second_linear_part_is_W2_a1_plus_b2()
    {
        double[] z2 = new double[2];
        new Seed003Logits(_net.Parameters).Forward(s_x.Values, z2);

        Equation.Prints("W[2] a[1], before the bias", [0.0047, 0.5325], (A1 * s_w2).Values);
        Equation.Holds("z[2] = W[2] a[1] + b[2]", Z2, z2);
        Equation.Prints("z[2]", [0.2047, 0.4325], z2);
    }

    [Fact]
    public void Prediction_is_sigmoid_of_z2()
    {
        double[] a2 = new double[2];
        _net.Forward(s_x.Values, a2);

        Equation.Holds("a[2] = sigma(z[2])", A2, a2);
        Equation.Prints("y^ = a[2]", [0.5510, 0.6065], a2);
    }

    [Fact]
    public void Loss_is_half_the_squared_distance()
    {
        double loss = _net.Backward(s_x.Values, s_y.Values, _gradients);

        double document = (Math.Pow(s_y[0, 0] - A2[0, 0], 2) + Math.Pow(s_y[0, 1] - A2[0, 1], 2)) / 2;
        Equation.Holds("L = 1/2 [(y1 - a1)^2 + (y2 - a2)^2]", document, loss);

        // The document's last digit is off: 1/2 (0.20160 + 0.36780) = 0.28470. Its 0.2012 is (1 - 0.5510)^2 = 0.2016 misprinted,
        // its 0.3680 is 0.6065^2 = 0.3678 misprinted; the sum is within the tolerance of four decimals all the same.
        Equation.Prints("L", [0.2846], [loss]);
        Assert.Equal(0.2847, loss, 4);
    }

    [Fact]
    public void Sigmoid_derivative_is_sigma_times_one_minus_sigma()
    {
        Equation.Prints("sigma'(z[2])", [0.2474, 0.2386], Z2.Map(LogisticDerivative).Values);
        Equation.Prints("sigma'(z[1])", [0.2445, 0.2475], _z1.Map(LogisticDerivative).Values);

        // As the network computes it: the vector-Jacobian product with ones is sigma' itself, and shows in db.
        double[] ofLayer = new double[Seed003SigmoidLayer.ParameterCount];
        new Seed003SigmoidLayer([.. s_w1.Values, .. s_b1.Values]).BackwardFromOutput(s_x.Values, [1, 1], ofLayer, new double[1]);
        Equation.Holds("sigma'(z[1]) = sigma(z[1]) (1 - sigma(z[1]))", _z1.Map(LogisticDerivative), ofLayer.AsSpan(2));
    }

    [Fact]
    public void Output_error_is_the_residual_times_the_derivative()
    {
        _net.Backward(s_x.Values, s_y.Values, _gradients);

        // dL/db[2] = delta[2], so the bias gradient shows the error itself.
        Equation.Holds("delta[2] = (a[2] - y) * sigma'(z[2])", Delta2, _gradients.AsSpan(8, 2));
        Equation.Prints("delta[2]", [-0.1110, 0.1447], _gradients.AsSpan(8, 2));
    }

    [Fact]
    public void Output_gradients_are_the_outer_product_and_the_error()
    {
        _net.Backward(s_x.Values, s_y.Values, _gradients);

        Equation.Holds("dL/dW[2] = delta[2] a[1]^T", A1.Transposed * Delta2, _gradients.AsSpan(4, 4));
        Equation.Holds("dL/db[2] = delta[2]", Delta2, _gradients.AsSpan(8, 2));

        // The document prints -0.0637, from rounded factors; exactly it is -0.0638.
        Equation.Prints("dL/dW[2]", [-0.0637, -0.0500, 0.0831, 0.0651], Matrix.Of(2, 2, _gradients.AsSpan(4, 4)).Transposed.Values);
    }

    [Fact]
    public void Hidden_error_goes_back_through_the_weights()
    {
        _net.Backward(s_x.Values, s_y.Values, _gradients);

        // The document writes the transposed matrix [0.4 0.3; -0.5 0.8] and a ^T on it besides: one of the two is too many,
        // and its result (-0.0010, 0.1713) is that of W[2]^T delta[2].
        Equation.Prints("(W[2])^T delta[2]", [-0.0010, 0.1713], (Delta2 * s_w2.Transposed).Values);
        Equation.Holds("delta[1] = (W[2])^T delta[2] * sigma'(z[1])", Delta1, _gradients.AsSpan(2, 2));
        Equation.Prints("delta[1]", [-0.00024, 0.0424], _gradients.AsSpan(2, 2));
    }

    [Fact]
    public void Hidden_gradients_are_the_outer_product_and_the_error()
    {
        double[] inputGradients = new double[1];
        _net.Backward(s_x.Values, s_y.Values, _gradients, inputGradients);

        // The document prints -0.0024 in the middle of the line and -0.00024 at its end: the first misses a zero.
        Equation.Holds("dL/dW[1] = delta[1] x^T", s_x.Transposed * Delta1, _gradients.AsSpan(0, 2));
        Equation.Prints("dL/dW[1]", [-0.00024, 0.0424], _gradients.AsSpan(0, 2));
        Equation.Holds("dL/db[1] = delta[1]", Delta1, _gradients.AsSpan(2, 2));
        Equation.Holds("dL/dx = (W[1])^T delta[1]", Delta1 * s_w1.Transposed, inputGradients);
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static double LogisticDerivative(double z) => Logistic(z) * (1 - Logistic(z));
}

/// <summary>The document's network.</summary>
[Network(1, 2, 2, Activation = Sigmoid, Output = Sigmoid, Loss = SquaredError, Precision = Precision.Double)]
internal sealed partial class Seed003Net;

/// <summary>The same up to z[2].</summary>
[Network(1, 2, 2, Activation = Sigmoid, Precision = Precision.Double)]
internal sealed partial class Seed003Logits;

/// <summary>Its hidden layer up to z[1].</summary>
[Network(1, 2, Precision = Precision.Double)]
internal sealed partial class Seed003LinearLayer;

/// <summary>Its hidden layer.</summary>
[Network(1, 2, Output = Sigmoid, Precision = Precision.Double)]
internal sealed partial class Seed003SigmoidLayer;
