using NetGen.Tests.Data;

namespace NetGen.Tests.Seeds;

/// <summary>
/// Seed 002: TestNet, 3-4-2, ReLU and softmax cross-entropy on a batch of m, index by index and then as matrices.
/// The document's J = -sum ln p has no 1/m while all its gradients have: J must be the mean for them to be right, and is
/// here. It marks some matrices with the superscript of another layer (z(0), a(0) for z(1), a(1); b(2)_2 for b(1)_2); the
/// index is read from the formulas that follow.
/// </summary>
public sealed class Seed002TestNetTests
{
    private const int M = 5;

    private static readonly Matrix s_a0 = new(M, 3, Samples.Uniform(21, M * 3));
    private static readonly Matrix s_w1 = new(3, 4, Samples.Uniform(22, 12));
    private static readonly Matrix s_b1 = new(1, 4, Samples.Uniform(23, 4, 0.5));
    private static readonly Matrix s_w2 = new(4, 2, Samples.Uniform(24, 8));
    private static readonly Matrix s_b2 = new(1, 2, Samples.Uniform(25, 2, 0.5));
    private static readonly int[] s_labels = [0, 1, 1, 0, 1];
    private static readonly Matrix s_y = new(M, 2, Samples.OneHot(s_labels, 2));

    private static readonly Matrix s_z1 = Matrix.Build(M, 4, (i, j) =>
        s_a0[i, 0] * s_w1[0, j] + s_a0[i, 1] * s_w1[1, j] + s_a0[i, 2] * s_w1[2, j] + s_b1[0, j]);

    private static readonly Matrix s_a1 = s_z1.Map(z => Math.Max(z, 0));

    private static readonly Matrix s_z2 = Matrix.Build(M, 2, (i, j) =>
        s_a1[i, 0] * s_w2[0, j] + s_a1[i, 1] * s_w2[1, j] + s_a1[i, 2] * s_w2[2, j] + s_a1[i, 3] * s_w2[3, j] + s_b2[0, j]);

    private static readonly Matrix s_p = Matrix.Build(M, 2, (i, j) => Math.Exp(s_z2[i, j]) / (Math.Exp(s_z2[i, 0]) + Math.Exp(s_z2[i, 1])));

    private static readonly Matrix s_dZ2 = s_p - s_y;

    private static readonly Matrix s_dA1 = Matrix.Build(M, 4, (i, k) => s_dZ2[i, 0] * s_w2[k, 0] + s_dZ2[i, 1] * s_w2[k, 1]);

    /// <summary>The document passes the gradient at z = 0, 1(z &gt;= 0); NetGen, as PyTorch and TensorFlow, does not. No z is 0 here.</summary>
    private static readonly Matrix s_dZ1 = s_dA1.Hadamard(s_z1.Map(z => z >= 0 ? 1 : 0));

    private readonly double[] _gradients = new double[Seed002TestNet.ParameterCount];

    private static double[] Both => [.. s_w1.Values, .. s_b1.Values, .. s_w2.Values, .. s_b2.Values];

    [Fact]
    public void Shapes_are_those_of_the_document()
    {
        var net = new Seed002TestNet();
        Assert.Equal((3, 2, 2, 3 * 4 + 4 + 4 * 2 + 2), (Seed002TestNet.InputSize, Seed002TestNet.OutputSize, Seed002TestNet.LayerCount, Seed002TestNet.ParameterCount));
        Assert.Equal((12, 4, 8, 2), (net.Weights1.Length, net.Biases1.Length, net.Weights2.Length, net.Biases2.Length));
    }

    [Fact]
    public void Hidden_input_z1_is_a0_W1_plus_b1_index_by_index()
    {
        double[] z1 = new double[M * 4];
        new Seed002Linear([.. s_w1.Values, .. s_b1.Values]).ForwardBatch(s_a0.Values, z1);
        Equation.Holds("z(1)_ij = a(0)_i1 W(1)_1j + a(0)_i2 W(1)_2j + a(0)_i3 W(1)_3j + b(1)_1j", s_z1, z1);
        Equation.Holds("z(1) = a(0) W(1) + b(1)", s_a0 * s_w1 + s_b1, z1);
    }

    [Fact]
    public void Hidden_output_a1_is_relu_of_z1()
    {
        double[] a1 = new double[M * 4];
        new Seed002Hidden([.. s_w1.Values, .. s_b1.Values]).ForwardBatch(s_a0.Values, a1);
        Equation.Holds("a(1) = relu(z(1))", s_a1, a1);
        Assert.Contains(0.0, a1);
    }

    [Fact]
    public void Output_input_z2_is_a1_W2_plus_b2_index_by_index()
    {
        double[] z2 = new double[M * 2];
        new Seed002Logits(Both).ForwardBatch(s_a0.Values, z2);
        Equation.Holds("z(2)_ij = sum_k a(1)_ik W(2)_kj + b(2)_1j", s_z2, z2);
        Equation.Holds("z(2) = a(1) W(2) + b(2)", s_a1 * s_w2 + s_b2, z2);
    }

    [Fact]
    public void Scores_are_the_softmax_of_z2()
    {
        double[] p = new double[M * 2];
        new Seed002TestNet(Both).ForwardBatch(s_a0.Values, p);
        Equation.Holds("h(z(2)_i) = [p(y_i=1), p(y_i=2)] = exp(z(2)_ij) / sum exp(z(2)_i)", s_p, p);
    }

    [Fact]
    public void Loss_is_minus_the_log_probability_of_the_labels()
    {
        double loss = new Seed002TestNet(Both).BackwardBatch(s_a0.Values, s_labels, _gradients);
        double sum = -Enumerable.Range(0, M).Sum(i => Enumerable.Range(0, 2).Sum(j => s_y[i, j] * Math.Log(s_p[i, j])));
        Equation.Holds("J = -1/m sum_i sum_j 1(y_ij=1) ln p(y_ij=1)", sum / M, loss);
    }

    [Fact]
    public void Derivatives_of_the_probabilities_are_p_minus_p_squared_and_minus_p1_p2()
    {
        // The Jacobian of the scores: the vector-Jacobian product of the unit vectors, seen in db(2).
        var net = new Seed002TestNet(Both);
        for (int i = 0; i < M; i++)
        {
            (double p1, double p2) = (s_p[i, 0], s_p[i, 1]);
            net.BackwardFromOutput(s_a0.Row(i).Values, [1, 0], _gradients, new double[3]);
            Equation.Holds("dp(y_i=1)/dz(2)_i1 = p(y_i=1) - p(y_i=1)^2", p1 - p1 * p1, OfBiases2[0]);
            Equation.Holds("dp(y_i=1)/dz(2)_i2 = -p(y_i=1) p(y_i=2)", -p1 * p2, OfBiases2[1]);
            net.BackwardFromOutput(s_a0.Row(i).Values, [0, 1], _gradients, new double[3]);
            Equation.Holds("dp(y_i=2)/dz(2)_i1 = -p(y_i=1) p(y_i=2)", -p1 * p2, OfBiases2[0]);
        }
    }

    [Fact]
    public void Gradient_by_z2_is_p_minus_the_indicator()
    {
        for (int i = 0; i < M; i++)
        {
            new Seed002TestNet(Both).Backward(s_a0.Row(i).Values, s_labels[i], _gradients);
            (double p1, double p2) = (s_p[i, 0], s_p[i, 1]);
            double chain = -s_y[i, 0] / p1 * (p1 - p1 * p1) - s_y[i, 1] / p2 * (-p1 * p2);
            Equation.Holds("dJ/dz(2)_i1 = -1(y_i=1)/p(y_i=1) (p(y_i=1) - p(y_i=1)^2) - 1(y_i=2)/p(y_i=2) (-p(y_i=1) p(y_i=2))", chain, OfBiases2[0]);
            Equation.Holds("dJ/dz(2)_i = [p(y_i=1) - 1(y_i=1), p(y_i=2) - 1(y_i=2)]", s_dZ2.Row(i), OfBiases2);
        }
    }

    /// <summary>
    /// The document then prints the 4 x 2 matrix with four entries of class 1 in its upper half and four of class 2 below:
    /// that is (dW(2))^T reflowed. The entries before it and the product after it are right.
    /// </summary>
    [Fact]
    public void Gradient_by_W2_is_the_mean_of_the_errors_times_the_hidden_outputs()
    {
        new Seed002TestNet(Both).BackwardBatch(s_a0.Values, s_labels, _gradients);
        Matrix entries = Matrix.Build(4, 2, (k, j) => 1.0 / M * Enumerable.Range(0, M).Sum(i => s_dZ2[i, j] * s_a1[i, k]));
        Equation.Holds("dJ/dW(2)_kj = 1/m sum_i (p(y_i=j) - 1(y_i=j)) a(1)_ik", entries, OfWeights2);
        Equation.Holds("dJ/dW(2) = 1/m a(1)^T dJ/dz(2)", 1.0 / M * (s_a1.Transposed * s_dZ2), OfWeights2);
    }

    [Fact]
    public void Gradient_by_b2_is_the_mean_of_the_errors()
    {
        new Seed002TestNet(Both).BackwardBatch(s_a0.Values, s_labels, _gradients);
        Equation.Holds("dJ/db(2) = 1/m sum_i dJ/dz(2)_i", 1.0 / M * s_dZ2.ColumnSums, OfBiases2);
    }

    [Fact]
    public void Gradient_by_a1_is_the_error_times_W2_transposed()
    {
        // a(1) is the input of the output layer taken alone.
        double[] dA1 = new double[M * 4];
        new Seed002OutputLayer([.. s_w2.Values, .. s_b2.Values]).BackwardBatch(s_a1.Values, s_labels, new double[10], dA1);
        Equation.Holds("dJ/da(1)_ik = dJ/dz(2)_i1 W(2)_k1 + dJ/dz(2)_i2 W(2)_k2", 1.0 / M * s_dA1, dA1);
        Equation.Holds("dJ/da(1) = dJ/dz(2) W(2)^T", 1.0 / M * (s_dZ2 * s_w2.Transposed), dA1);
    }

    [Fact]
    public void Gradient_by_z1_is_cut_where_the_hidden_unit_is_off()
    {
        for (int i = 0; i < M; i++)
        {
            new Seed002TestNet(Both).Backward(s_a0.Row(i).Values, s_labels[i], _gradients);
            Equation.Holds("dJ/dz(1) = dJ/da(1) * 1(z(1) >= 0)", s_dZ1.Row(i), _gradients.AsSpan(12, 4));
        }
    }

    [Fact]
    public void At_z1_equal_to_zero_the_gradient_is_cut_which_the_document_lets_pass()
    {
        var net = new Seed002TestNet([.. new double[16], .. s_w2.Values, .. s_b2.Values]);
        net.Backward(s_a0.Row(0).Values, 0, _gradients);
        Assert.All(_gradients[..16], gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void Gradient_by_W1_is_the_mean_of_the_errors_times_the_inputs()
    {
        new Seed002TestNet(Both).BackwardBatch(s_a0.Values, s_labels, _gradients);
        Matrix entries = Matrix.Build(3, 4, (k, l) => 1.0 / M * Enumerable.Range(0, M).Sum(i =>
            (s_dZ2[i, 0] * s_w2[l, 0] + s_dZ2[i, 1] * s_w2[l, 1]) * (s_z1[i, l] >= 0 ? 1 : 0) * s_a0[i, k]));
        Equation.Holds("dJ/dW(1)_kl = 1/m sum_i ((...) W(2)_l1 + (...) W(2)_l2) 1(z(1)_il >= 0) a(0)_ik", entries, _gradients.AsSpan(0, 12));
        Equation.Holds("dJ/dW(1) = 1/m a(0)^T dJ/dz(1)", 1.0 / M * (s_a0.Transposed * s_dZ1), _gradients.AsSpan(0, 12));
    }

    [Fact]
    public void Gradient_by_b1_is_the_mean_of_the_errors()
    {
        new Seed002TestNet(Both).BackwardBatch(s_a0.Values, s_labels, _gradients);
        Equation.Holds("dJ/db(1) = 1/m sum_i dJ/dz(1)_i", 1.0 / M * s_dZ1.ColumnSums, _gradients.AsSpan(12, 4));
    }

    /// <summary>The document's last step, with the weight decay lambda on the weights and not on the biases.</summary>
    [Fact]
    public void Update_goes_against_the_gradient_and_decays_the_weights()
    {
        const double Alpha = 0.1;
        const double Lambda = 0.01;
        var net = new Seed002TestNet(Both);
        net.BackwardBatch(s_a0.Values, s_labels, _gradients);
        Optimizer.Sgd(net, Alpha, weightDecay: Lambda).Step(_gradients);

        Equation.Holds("W(1) = W(1) - alpha (dW(1) + lambda W(1))", s_w1 - Alpha * (Matrix.Of(3, 4, _gradients.AsSpan(0, 12)) + Lambda * s_w1), net.Weights1);
        Equation.Holds("b(1) = b(1) - alpha db(1)", s_b1 - Alpha * Matrix.Of(1, 4, _gradients.AsSpan(12, 4)), net.Biases1);
        Equation.Holds("W(2) = W(2) - alpha (dW(2) + lambda W(2))", s_w2 - Alpha * (Matrix.Of(4, 2, OfWeights2) + Lambda * s_w2), net.Weights2);
        Equation.Holds("b(2) = b(2) - alpha db(2)", s_b2 - Alpha * Matrix.Of(1, 2, OfBiases2), net.Biases2);
    }

    private ReadOnlySpan<double> OfWeights2 => _gradients.AsSpan(16, 8);

    private ReadOnlySpan<double> OfBiases2 => _gradients.AsSpan(24, 2);
}

/// <summary>The document's TestNet.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Seed002TestNet;

/// <summary>The same up to z(2).</summary>
[Network(3, 4, 2, Activation = ReLU, Precision = Precision.Double)]
internal sealed partial class Seed002Logits;

/// <summary>Its hidden layer up to z(1).</summary>
[Network(3, 4, Precision = Precision.Double)]
internal sealed partial class Seed002Linear;

/// <summary>Its hidden layer.</summary>
[Network(3, 4, Output = ReLU, Precision = Precision.Double)]
internal sealed partial class Seed002Hidden;

/// <summary>Its output layer.</summary>
[Network(4, 2, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Seed002OutputLayer;
