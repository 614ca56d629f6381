using NetGen.Tests.Data;

namespace NetGen.Tests.Seeds;

/// <summary>
/// Seed 000: two linear layers with sigmoids, a hidden layer of 5 and 4 classes, m samples; the output error for any loss,
/// for cross-entropy, and the derivation of softmax's. The document's loss is the sum over the batch and it says to average
/// ("accumulate and average") where a batch is used; a NetGen loss is the mean, so its gradients are the document's over m.
/// </summary>
public sealed class Seed000SigmoidSoftmaxTests
{
    private const int M = 7;
    private const int Inputs = 6;
    private const int Hidden = 5;
    private const int Classes = 4;

    private static readonly Matrix s_x = new(M, Inputs, Samples.Uniform(1, M * Inputs));
    private static readonly Matrix s_w1 = new(Inputs, Hidden, Samples.Uniform(2, Inputs * Hidden));
    private static readonly Matrix s_b1 = new(1, Hidden, Samples.Uniform(3, Hidden));
    private static readonly Matrix s_w2 = new(Hidden, Classes, Samples.Uniform(4, Hidden * Classes));
    private static readonly Matrix s_b2 = new(1, Classes, Samples.Uniform(5, Classes));
    private static readonly Matrix s_y = new(M, Classes, Samples.OneHot(Samples.Labels(6, M, Classes), Classes));

    private static readonly Matrix s_z1 = s_x * s_w1 + s_b1;
    private static readonly Matrix s_a1 = s_z1.Map(Logistic);
    private static readonly Matrix s_z2 = s_a1 * s_w2 + s_b2;
    private static readonly Matrix s_a2 = s_z2.Map(Logistic);

    private static double[] FirstLayer => [.. s_w1.Values, .. s_b1.Values];

    private static double[] Both => [.. FirstLayer, .. s_w2.Values, .. s_b2.Values];

    private readonly double[] _gradients = new double[Seed000Net.ParameterCount];

    [Fact]
    public void Forward_1_Z1_is_X_W1_plus_b1()
    {
        double[] z1 = new double[M * Hidden];
        new Seed000FirstLinear(FirstLayer).ForwardBatch(s_x.Values, z1);
        Equation.Holds("Z(1) = X W(1) + b(1)", s_z1, z1);
    }

    [Fact]
    public void Forward_2_A1_is_sigmoid_of_Z1()
    {
        double[] a1 = new double[M * Hidden];
        new Seed000FirstSigmoid(FirstLayer).ForwardBatch(s_x.Values, a1);
        Equation.Holds("A(1) = sigmoid(Z(1))", s_a1, a1);
    }

    [Fact]
    public void Forward_3_Z2_is_A1_W2_plus_b2()
    {
        double[] z2 = new double[M * Classes];
        new Seed000Logits(Both).ForwardBatch(s_x.Values, z2);
        Equation.Holds("Z(2) = A(1) W(2) + b(2)", s_z2, z2);
    }

    [Fact]
    public void Forward_4_A2_is_sigmoid_of_Z2()
    {
        double[] a2 = new double[M * Classes];
        new Seed000Net(Both).ForwardBatch(s_x.Values, a2);
        Equation.Holds("A(2) = sigmoid(Z(2))", s_a2, a2);
    }

    /// <summary>delta(2) = dL/dA(2) * sigmoid'(Z(2)): any loss. Here the squared error, whose dL/dA(2) is A(2) - Y.</summary>
    [Fact]
    public void Output_error_of_any_loss_is_its_derivative_times_sigmoids()
    {
        Matrix delta2 = (s_a2 - s_y).Hadamard(s_a2.Map(a => a * (1 - a)));
        for (int sample = 0; sample < M; sample++)
        {
            // db(2) of one sample is its error.
            new Seed000GenericLoss(Both).Backward(s_x.Row(sample).Values, s_y.Row(sample).Values, _gradients);
            Equation.Holds("delta(2) = dL/dA(2) * A(2) (1 - A(2))", delta2.Row(sample), OfBiases2);
        }
    }

    /// <summary>The same step with dL/dA(2) handed in from outside.</summary>
    [Fact]
    public void Output_error_of_the_users_own_loss_is_its_derivative_times_sigmoids()
    {
        var byOutput = new Matrix(M, Classes, Samples.Uniform(7, M * Classes));
        new Seed000GenericLoss(Both).BackwardFromOutputBatch(s_x.Values, byOutput.Values, _gradients, new double[M * Inputs]);

        Matrix delta2 = byOutput.Hadamard(s_a2.Map(a => a * (1 - a)));
        Equation.Holds("dL/dW(2) = A(1)^T delta(2)", s_a1.Transposed * delta2, OfWeights2);
        Equation.Holds("dL/db(2) = sum of dL/dz2(i) over the samples", delta2.ColumnSums, OfBiases2);
    }

    /// <summary>
    /// With cross-entropy over sigmoid outputs, delta(2) = A(2) - Y. The document writes -sum y log a later on, whose
    /// derivative through a sigmoid is -y (1 - a), not a - y; A(2) - Y is right for the binary cross-entropy of each output
    /// (this network) and for softmax (below).
    /// </summary>
    [Fact]
    public void Output_error_of_cross_entropy_is_A2_minus_Y()
    {
        for (int sample = 0; sample < M; sample++)
        {
            new Seed000Net(Both).Backward(s_x.Row(sample).Values, s_y.Row(sample).Values, _gradients);
            Equation.Holds("delta(2) = A(2) - Y", s_a2.Row(sample) - s_y.Row(sample), OfBiases2);
        }
    }

    [Fact]
    public void Output_gradients_are_A1_transposed_delta2_and_its_sum()
    {
        new Seed000Net(Both).BackwardBatch(s_x.Values, s_y.Values, _gradients);

        Matrix delta2 = s_a2 - s_y;
        Matrix dW2 = s_a1.Transposed * delta2;
        Assert.Equal((Hidden, Classes), (dW2.Rows, dW2.Columns));
        Equation.Holds("dW(2) = A(1)^T delta(2), (5, 4)", 1.0 / M * dW2, OfWeights2);
        Equation.Holds("db(2) = sum(delta(2), axis = 0), (1, 4)", 1.0 / M * delta2.ColumnSums, OfBiases2);
    }

    [Fact]
    public void Hidden_gradients_are_X_transposed_delta1_and_its_sum()
    {
        double[] inputGradients = new double[M * Inputs];
        new Seed000Net(Both).BackwardBatch(s_x.Values, s_y.Values, _gradients, inputGradients);

        Matrix delta1 = ((s_a2 - s_y) * s_w2.Transposed).Hadamard(s_a1.Map(a => a * (1 - a)));
        Equation.Holds("dW(1) = X^T delta(1), delta(1) = (delta(2) W(2)^T) * A(1) (1 - A(1))", 1.0 / M * (s_x.Transposed * delta1), _gradients.AsSpan(0, Inputs * Hidden));
        Equation.Holds("db(1) = sum(delta(1))", 1.0 / M * delta1.ColumnSums, _gradients.AsSpan(Inputs * Hidden, Hidden));
        Equation.Holds("dX = delta(1) W(1)^T", 1.0 / M * (delta1 * s_w1.Transposed), inputGradients);
    }

    /// <summary>W = W - alpha dL/dW, b = b - alpha dL/db: a step of gradient descent.</summary>
    [Fact]
    public void Gradient_descent_moves_the_parameters_against_their_gradients()
    {
        const double Alpha = 0.25;
        var net = new Seed000Net(Both);
        double before = net.BackwardBatch(s_x.Values, s_y.Values, _gradients);
        Optimizer.Sgd(net, Alpha).Step(_gradients);

        Equation.Holds("W(2) = W(2) - alpha dL/dW(2)", s_w2 - Alpha * Matrix.Of(Hidden, Classes, OfWeights2), net.Weights2);
        Equation.Holds("b(2) = b(2) - alpha dL/db(2)", s_b2 - Alpha * Matrix.Of(1, Classes, OfBiases2), net.Biases2);
        Assert.True(net.BackwardBatch(s_x.Values, s_y.Values, _gradients) < before);
    }

    [Fact]
    public void Softmax_is_the_exponential_over_the_sum_of_exponentials()
    {
        double[] a = new double[M * Classes];
        new Seed000Softmax(Both).ForwardBatch(s_x.Values, a);
        Equation.Holds("Softmax(z_j) = exp(z_j) / sum_k exp(z_k)", SoftmaxOf(s_z2), a);
    }

    [Fact]
    public void Softmax_loss_is_minus_the_sum_of_y_log_a()
    {
        double loss = new Seed000Softmax(Both).BackwardBatch(s_x.Values, s_y.Values, _gradients);
        double sum = -s_y.Hadamard(SoftmaxOf(s_z2).Map(Math.Log)).Values.Sum();
        Equation.Holds("L = -sum_j y_j log(a_j), averaged", sum / M, loss);
    }

    /// <summary>Each line of the chain from -y_j (1/a_j) da_j/dz_j - ... to a_j - y_j, for every sample and class.</summary>
    [Fact]
    public void Softmax_derivative_follows_line_by_line()
    {
        var net = new Seed000Softmax(Both);
        for (int sample = 0; sample < M; sample++)
        {
            net.Backward(s_x.Row(sample).Values, s_y.Row(sample).Values, _gradients);
            double[] a = SoftmaxOf(s_z2).Row(sample).Values;
            double[] y = s_y.Row(sample).Values;
            for (int j = 0; j < Classes; j++)
            {
                IEnumerable<int> others = Enumerable.Range(0, Classes).Where(k => k != j);
                double network = OfBiases2[j]; // db(2) of one sample is dL/dz(2).
                Equation.Holds("-y_j 1/a_j da_j/dz_j - sum_(k!=j) y_k 1/a_k da_k/dz_j", -y[j] / a[j] * (a[j] * (1 - a[j])) - others.Sum(k => y[k] / a[k] * (-a[k] * a[j])), network);
                Equation.Holds("-y_j (1 - a_j) - sum_(k!=j) y_k (-a_j)", -y[j] * (1 - a[j]) - others.Sum(k => y[k] * -a[j]), network);
                Equation.Holds("-y_j + y_j a_j + sum_(k!=j) y_k a_j", -y[j] + y[j] * a[j] + others.Sum(k => y[k] * a[j]), network);
                Equation.Holds("a_j sum_k y_k - y_j", a[j] * y.Sum() - y[j], network);
                Equation.Holds("a_j - y_j", a[j] - y[j], network);
            }
        }
    }

    private ReadOnlySpan<double> OfWeights2 => _gradients.AsSpan(Inputs * Hidden + Hidden, Hidden * Classes);

    private ReadOnlySpan<double> OfBiases2 => _gradients.AsSpan(Inputs * Hidden + Hidden + Hidden * Classes);

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static Matrix SoftmaxOf(Matrix z) =>
        Matrix.Build(z.Rows, z.Columns, (i, j) => Math.Exp(z[i, j]) / Enumerable.Range(0, z.Columns).Sum(k => Math.Exp(z[i, k])));
}

/// <summary>Sigmoid outputs with the cross-entropy of each.</summary>
[Network(6, 5, 4, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class Seed000Net;

/// <summary>Sigmoid outputs with a loss that is not fused with them.</summary>
[Network(6, 5, 4, Activation = Sigmoid, Output = Sigmoid, Loss = SquaredError, Precision = Precision.Double)]
internal sealed partial class Seed000GenericLoss;

/// <summary>The document's last section: softmax and cross-entropy.</summary>
[Network(6, 5, 4, Activation = Sigmoid, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Seed000Softmax;

/// <summary>The same up to Z(2).</summary>
[Network(6, 5, 4, Activation = Sigmoid, Precision = Precision.Double)]
internal sealed partial class Seed000Logits;

/// <summary>The first layer up to Z(1).</summary>
[Network(6, 5, Precision = Precision.Double)]
internal sealed partial class Seed000FirstLinear;

/// <summary>The first layer.</summary>
[Network(6, 5, Output = Sigmoid, Precision = Precision.Double)]
internal sealed partial class Seed000FirstSigmoid;
