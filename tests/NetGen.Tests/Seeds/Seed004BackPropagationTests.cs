using NetGen.Tests.Data;

namespace NetGen.Tests.Seeds;

/// <summary>
/// Seed 004: Z = X W, A = f(Z) over three layers with L = 1/2 |A - Y|^2; then, with biases and the cross-entropy of sigmoid
/// outputs, from one neuron, one sample and two classes to any number of each.
/// </summary>
public sealed class Seed004BackPropagationTests
{
    private const int Rows = 4;

    private static readonly Matrix s_x = new(Rows, 5, Samples.Uniform(41, Rows * 5));
    private static readonly Matrix s_w1 = new(5, 6, Samples.Uniform(42, 30));
    private static readonly Matrix s_w2 = new(6, 4, Samples.Uniform(43, 24));
    private static readonly Matrix s_w3 = new(4, 3, Samples.Uniform(44, 12));
    private static readonly Matrix s_y = new(Rows, 3, Samples.Uniform(45, Rows * 3).Select(value => (value + 1) / 2).ToArray());

    private static readonly Matrix s_a1 = (s_x * s_w1).Map(Logistic);
    private static readonly Matrix s_a2 = (s_a1 * s_w2).Map(Logistic);
    private static readonly Matrix s_a3 = (s_a2 * s_w3).Map(Logistic);

    private readonly Seed004ThreeLayers _net = new([.. s_w1.Values, .. s_w2.Values, .. s_w3.Values]);
    private readonly double[] _gradients = new double[Seed004ThreeLayers.ParameterCount];

    [Fact]
    public void Three_layers_are_Z_equals_A_W_and_A_equals_f_of_Z()
    {
        double[] a1 = new double[Rows * 6], a2 = new double[Rows * 4], a3 = new double[Rows * 3];
        new Seed004OneLayer(s_w1.Values).ForwardBatch(s_x.Values, a1);
        new Seed004TwoLayers([.. s_w1.Values, .. s_w2.Values]).ForwardBatch(s_x.Values, a2);
        _net.ForwardBatch(s_x.Values, a3);

        Equation.Holds("Z1 = X W1, A1 = f(Z1)", s_a1, a1);
        Equation.Holds("Z2 = A1 W2, A2 = f(Z2)", s_a2, a2);
        Equation.Holds("Z3 = A2 W3, A3 = f(Z3)", s_a3, a3);
    }

    [Fact]
    public void Loss_is_half_the_squared_norm_of_the_difference()
    {
        double loss = _net.BackwardBatch(s_x.Values, s_y.Values, _gradients);
        double document = 0.5 * (s_a3 - s_y).Values.Sum(e => e * e);
        Equation.Holds("L = 1/2 |Y^ - Y|^2, per sample", document / Rows, loss);
    }

    [Fact]
    public void Derivative_of_the_squared_error_is_A_minus_Y()
    {
        // With an identity output Z3 = A3, so the bias-free layer alone shows dL/dA in its input gradient: dL/dA W^T.
        double[] inputGradients = new double[Rows * 4];
        new Seed004Linear(s_w3.Values).BackwardBatch(s_a2.Values, s_y.Values, new double[12], inputGradients);
        Equation.Holds("dL/dA = A - Y", 1.0 / Rows * ((s_a2 * s_w3 - s_y) * s_w3.Transposed), inputGradients);
    }

    /// <summary>The six lines from -(1/(e^-Z + 1))^2 e^-Z (-1) to A (1 - A).</summary>
    [Theory]
    [InlineData(-3.0)]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(2.5)]
    public void Derivative_of_sigmoid_follows_line_by_line(double z)
    {
        double[] derivative = new double[2];
        new Seed004SigmoidUnit([1, z]).BackwardFromOutput([0], [1], derivative, new double[1]);

        double e = Math.Exp(-z);
        double a = 1 / (1 + e);
        double network = derivative[1]; // db of a single unit is dA/dZ.
        Equation.Holds("-(1/(e^-Z + 1))^2 e^-Z (-1)", -Math.Pow(1 / (e + 1), 2) * e * -1, network);
        Equation.Holds("e^-Z / (e^-Z + 1)^2", e / Math.Pow(e + 1, 2), network);
        Equation.Holds("(e^-Z + 1 - 1) / (e^-Z + 1)^2", (e + 1 - 1) / Math.Pow(e + 1, 2), network);
        Equation.Holds("1/(e^-Z + 1) - 1/(e^-Z + 1)^2", 1 / (e + 1) - 1 / Math.Pow(e + 1, 2), network);
        Equation.Holds("A - A^2", a - a * a, network);
        Equation.Holds("A (1 - A)", a * (1 - a), network);
    }

    /// <summary>
    /// The short derivation writes dA_i/dA_(i-1) = A_i (1 - A_i) * W_i, all element by element, and says that it is not
    /// rigorous: the shapes do not match. The rigorous part has the product with W^T, and so has the network. (In the chain
    /// for W1 the document also skips a factor in each step: dA3/dZ2 for dA3/dZ3 dZ3/dA2.)
    /// </summary>
    [Fact]
    public void Gradients_pass_from_layer_to_layer_and_to_the_weights()
    {
        double[] inputGradients = new double[Rows * 5];
        _net.BackwardBatch(s_x.Values, s_y.Values, _gradients, inputGradients);

        Matrix dZ3 = (s_a3 - s_y).Hadamard(s_a3.Map(a => a * (1 - a)));
        Matrix dZ2 = (dZ3 * s_w3.Transposed).Hadamard(s_a2.Map(a => a * (1 - a)));
        Matrix dZ1 = (dZ2 * s_w2.Transposed).Hadamard(s_a1.Map(a => a * (1 - a)));
        Equation.Holds("dL/dW3 = A2^T dL/dA3 dA3/dZ3", 1.0 / Rows * (s_a2.Transposed * dZ3), _gradients.AsSpan(54, 12));
        Equation.Holds("dL/dW2 = A1^T dL/dZ2", 1.0 / Rows * (s_a1.Transposed * dZ2), _gradients.AsSpan(30, 24));
        Equation.Holds("dL/dW1 = X^T dL/dZ1", 1.0 / Rows * (s_x.Transposed * dZ1), _gradients.AsSpan(0, 30));
        Equation.Holds("dL/dX = dL/dZ1 W1^T", 1.0 / Rows * (dZ1 * s_w1.Transposed), inputGradients);
    }

    /// <summary>
    /// 1 neuron, 1 sample, 2 classes: everything is a scalar. Slips of the document: a_1 = x should be a_0; the lines named
    /// dz_(l+1)/da_l and dL/dw_l that hold dz_(l+1)/dz_l and dL/dz_l; the last dL/dw_(l+1), which is dL/db_(l+1).
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void One_neuron_one_sample_two_classes(double y)
    {
        (double x, double w1, double b1, double w2, double b2) = (0.8, -0.6, 0.3, 1.4, -0.2);
        double a1 = Logistic(w1 * x + b1);
        double a2 = Logistic(w2 * a1 + b2);
        double[] gradients = new double[4], inputGradients = new double[1], output = new double[1];
        var net = new Seed004Binary([w1, b1, w2, b2]);
        net.Forward([x], output);
        double loss = net.Backward([x], [y], gradients, inputGradients);

        double dA = -y / a2 + (1 - y) / (1 - a2);
        double dZ2 = a2 - y;
        double dZ1 = dZ2 * w2 * a1 * (1 - a1);
        Equation.Holds("a_L = sigma(w_L a_(L-1) + b_L)", a2, output[0]);
        Equation.Holds("L = -y log a_L - (1 - y) log(1 - a_L)", -y * Math.Log(a2) - (1 - y) * Math.Log(1 - a2), loss);
        Equation.Holds("dL/dz_L = dL/da_L a_L (1 - a_L)", dA * a2 * (1 - a2), gradients[3]);
        Equation.Holds("dL/dz_L = a_L - y", dZ2, gradients[3]);
        Equation.Holds("dL/dw_(l+1) = dL/dz_(l+1) a_l", dZ2 * a1, gradients[2]);
        Equation.Holds("dL/dz_l = dL/dz_(l+1) w_(l+1) a_l (1 - a_l)", dZ1, gradients[1]);
        Equation.Holds("dL/dw_l = dL/dz_l a_(l-1)", dZ1 * x, gradients[0]);
        Equation.Holds("dL/dx = dL/dz_1 w_1", dZ1 * w1, inputGradients[0]);
    }

    /// <summary>
    /// I neurons, 1 sample, K = 4 classes, equations (4) to (17): the loss summed over the classes, a - y, and the outer
    /// product. The document's matrices (1) to (3), (5) and (9) are printed as fractions by a broken conversion; (4), (7)
    /// and (10) say what they are. (13) to (16) carry a ^T that (17) rightly has not.
    /// </summary>
    [Fact]
    public void Many_neurons_one_sample_K_classes()
    {
        var (x, y) = (new Matrix(1, 3, Samples.Uniform(46, 3)), new Matrix(1, 4, [0, 1, 0, 0]));
        var (w1, b1) = (new Matrix(3, 3, Samples.Uniform(47, 9)), new Matrix(1, 3, Samples.Uniform(48, 3)));
        var (w2, b2) = (new Matrix(3, 4, Samples.Uniform(49, 12)), new Matrix(1, 4, Samples.Uniform(50, 4)));
        Matrix a1 = (x * w1 + b1).Map(Logistic);
        Matrix a2 = (a1 * w2 + b2).Map(Logistic);
        double[] gradients = new double[Seed004Classes.ParameterCount];
        double loss = new Seed004Classes([.. w1.Values, .. b1.Values, .. w2.Values, .. b2.Values]).Backward(x.Values, y.Values, gradients);

        double document = -y.Hadamard(a2.Map(Math.Log)).Values.Sum() - y.Map(v => 1 - v).Hadamard(a2.Map(a => Math.Log(1 - a))).Values.Sum();
        Equation.Holds("L = sum_k -y_k log a_Lk - (1 - y_k) log(1 - a_Lk)", document, loss);
        Matrix through = Matrix.Build(1, 4, (_, k) => (-y[0, k] / a2[0, k] + (1 - y[0, k]) / (1 - a2[0, k])) * a2[0, k] * (1 - a2[0, k]));
        Equation.Holds("(13)-(15) dL/dz_L = (-y/a + (1 - y)/(1 - a)) a (1 - a)", through, gradients.AsSpan(24, 4));
        Equation.Holds("(17) dL/dz_L = a_L - y", a2 - y, gradients.AsSpan(24, 4));
        Equation.Holds("(10) dL/dW_(l+1) = a_l^T dL/dz_(l+1)", a1.Transposed * (a2 - y), gradients.AsSpan(12, 12));

        // (4): dz_(l+1)/dz_l = W * a_l (1 - a_l), each column of the document's [out][in] matrix times its a (1 - a).
        Matrix jacobian = Matrix.Build(4, 3, (k, i) => w2[i, k] * a1[0, i] * (1 - a1[0, i]));
        Matrix dZ1 = (a2 - y) * jacobian;
        Equation.Holds("(7) dL/dz_l = dL/dz_(l+1) dz_(l+1)/dz_l, (11) dL/db_l = dL/dz_l", dZ1, gradients.AsSpan(9, 3));
        Equation.Holds("(10) for the first layer", x.Transposed * dZ1, gradients.AsSpan(0, 9));
    }

    /// <summary>
    /// I neurons, E = 2 samples, K = 4 classes: the mean over the samples, so 1/E in every gradient. The document loses the
    /// first minus of the loss in two lines and has it back in the third, gives Y and A_l the dimension M for E, and ends
    /// before the 1/E of dL/dZ_L.
    /// </summary>
    [Fact]
    public void Many_neurons_E_samples_K_classes()
    {
        const int E = 2;
        var (x, y) = (new Matrix(E, 3, Samples.Uniform(51, E * 3)), new Matrix(E, 4, [0, 1, 0, 0, 0, 0, 1, 0]));
        var (w1, b1) = (new Matrix(3, 5, Samples.Uniform(52, 15)), new Matrix(1, 5, Samples.Uniform(53, 5)));
        var (w2, b2) = (new Matrix(5, 5, Samples.Uniform(54, 25)), new Matrix(1, 5, Samples.Uniform(55, 5)));
        var (w3, b3) = (new Matrix(5, 4, Samples.Uniform(56, 20)), new Matrix(1, 4, Samples.Uniform(57, 4)));
        Matrix a1 = (x * w1 + b1).Map(Logistic);
        Matrix a2 = (a1 * w2 + b2).Map(Logistic);
        Matrix a3 = (a2 * w3 + b3).Map(Logistic);
        double[] gradients = new double[Seed004General.ParameterCount];
        double loss = new Seed004General([.. w1.Values, .. b1.Values, .. w2.Values, .. b2.Values, .. w3.Values, .. b3.Values]).BackwardBatch(x.Values, y.Values, gradients);

        double document = (-1 * y.Hadamard(a3.Map(Math.Log)) - y.Map(v => 1 - v).Hadamard(a3.Map(a => Math.Log(1 - a)))).Values.Sum();
        Equation.Holds("L = 1/E sum_(e,k) -Y log A_L - (1 - Y) log(1 - A_L)", document / E, loss);
        Matrix dZ3 = 1.0 / E * (a3 - y);
        Matrix dZ2 = (dZ3 * w3.Transposed).Hadamard(a2.Map(a => a * (1 - a)));
        Matrix dZ1 = (dZ2 * w2.Transposed).Hadamard(a1.Map(a => a * (1 - a)));
        Equation.Holds("dL/dW_3", a2.Transposed * dZ3, gradients.AsSpan(50, 20));
        Equation.Holds("dL/db_3", dZ3.ColumnSums, gradients.AsSpan(70, 4));
        Equation.Holds("dL/dW_2", a1.Transposed * dZ2, gradients.AsSpan(20, 25));
        Equation.Holds("dL/db_2", dZ2.ColumnSums, gradients.AsSpan(45, 5));
        Equation.Holds("dL/dW_1", x.Transposed * dZ1, gradients.AsSpan(0, 15));
        Equation.Holds("dL/db_1", dZ1.ColumnSums, gradients.AsSpan(15, 5));
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}

/// <summary>The document's three layers without bias.</summary>
[Network(5, 6, 4, 3, Activation = Sigmoid, Output = Sigmoid, Loss = SquaredError, Bias = false, Precision = Precision.Double)]
internal sealed partial class Seed004ThreeLayers;

/// <summary>The first two of them.</summary>
[Network(5, 6, 4, Activation = Sigmoid, Output = Sigmoid, Bias = false, Precision = Precision.Double)]
internal sealed partial class Seed004TwoLayers;

/// <summary>The first of them.</summary>
[Network(5, 6, Output = Sigmoid, Bias = false, Precision = Precision.Double)]
internal sealed partial class Seed004OneLayer;

/// <summary>The last of them without its sigmoid.</summary>
[Network(4, 3, Bias = false, Precision = Precision.Double)]
internal sealed partial class Seed004Linear;

/// <summary>One sigmoid.</summary>
[Network(1, 1, Output = Sigmoid, Precision = Precision.Double)]
internal sealed partial class Seed004SigmoidUnit;

/// <summary>1 neuron, 1 sample, 2 classes.</summary>
[Network(1, 1, 1, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class Seed004Binary;

/// <summary>I = 3 neurons, 1 sample, K = 4 classes.</summary>
[Network(3, 3, 4, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class Seed004Classes;

/// <summary>E = 2 samples, K = 4 classes, two hidden layers of 5.</summary>
[Network(3, 5, 5, 4, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class Seed004General;
