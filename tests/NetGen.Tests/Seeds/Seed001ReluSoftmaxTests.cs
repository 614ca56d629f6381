using NetGen.Tests.Data;

namespace NetGen.Tests.Seeds;

/// <summary>
/// Seed 001: h1 = ReLU(X W1 + b1), scores = h1 W2 + b2, probs = softmax(scores), L = -1/N sum log probs[i, y_i], with an L2
/// penalty. The document's loss has 1/N and its dL/dscores = probs - one-hot has not: the 1/N is missing there and in the
/// four gradients after it. The gradient of the loss as it is written has it, and so has the network.
/// </summary>
public sealed class Seed001ReluSoftmaxTests
{
    private const int N = 5;
    private const int D = 4;
    private const int H = 10;
    private const int C = 3;
    private const double Reg = 0.05;

    private static readonly Matrix s_x = new(N, D, Samples.Uniform(11, N * D));
    private static readonly Matrix s_w1 = new(D, H, Samples.Uniform(12, D * H));
    private static readonly Matrix s_b1 = new(1, H, Samples.Uniform(13, H, 0.5));
    private static readonly Matrix s_w2 = new(H, C, Samples.Uniform(14, H * C));
    private static readonly Matrix s_b2 = new(1, C, Samples.Uniform(15, C, 0.5));
    private static readonly int[] s_labels = Samples.Labels(16, N, C);
    private static readonly Matrix s_oneHot = new(N, C, Samples.OneHot(s_labels, C));

    private static readonly Matrix s_h1 = (s_x * s_w1 + s_b1).Map(z => Math.Max(z, 0));
    private static readonly Matrix s_scores = s_h1 * s_w2 + s_b2;
    private static readonly Matrix s_probs = SoftmaxOf(s_scores);

    /// <summary>dL/dscores, with the 1/N that the document leaves out.</summary>
    private static readonly Matrix s_dScores = 1.0 / N * (s_probs - s_oneHot);

    /// <summary>1 where h1 &gt; 0, else 0.</summary>
    private static readonly Matrix s_reluDerivative = s_h1.Map(h => h > 0 ? 1 : 0);

    private static readonly Matrix s_dH1 = (s_dScores * s_w2.Transposed).Hadamard(s_reluDerivative);

    private readonly double[] _gradients = new double[Seed001Net.ParameterCount];

    private static double[] Both => [.. s_w1.Values, .. s_b1.Values, .. s_w2.Values, .. s_b2.Values];

    [Fact]
    public void Hidden_layer_is_ReLU_of_X_W1_plus_b1()
    {
        double[] h1 = new double[N * H];
        new Seed001Hidden(s_w1.Values.Concat(s_b1.Values).ToArray()).ForwardBatch(s_x.Values, h1);
        Equation.Holds("h1 = ReLU(X W1 + b1), N x H", s_h1, h1);
        Assert.Contains(0.0, h1);
        Assert.Contains(h1, value => value > 0);
    }

    [Fact]
    public void Scores_are_h1_W2_plus_b2()
    {
        double[] scores = new double[N * C];
        new Seed001Scores(Both).ForwardBatch(s_x.Values, scores);
        Equation.Holds("scores = h1 W2 + b2, N x C", s_scores, scores);
    }

    [Fact]
    public void Probabilities_are_softmax_of_the_scores()
    {
        double[] probs = new double[N * C];
        new Seed001Net(Both).ForwardBatch(s_x.Values, probs);
        Equation.Holds("probs = Softmax(scores)", s_probs, probs);
    }

    [Fact]
    public void Loss_is_the_mean_of_minus_log_of_the_labels_probability()
    {
        double loss = new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        double document = -1.0 / N * Enumerable.Range(0, N).Sum(i => Math.Log(s_probs[i, s_labels[i]]));
        Equation.Holds("L = -1/N sum log(probs[i, y_i])", document, loss);
    }

    [Fact]
    public void Gradient_by_the_scores_is_probs_minus_one_hot()
    {
        // For one sample N = 1, where the document's line is exact, and db2 is dL/dscores.
        for (int i = 0; i < N; i++)
        {
            new Seed001Net(Both).Backward(s_x.Row(i).Values, s_labels[i], _gradients);
            Equation.Holds("dL/dscores = probs - one-hot", s_probs.Row(i) - s_oneHot.Row(i), OfBiases2);
        }
    }

    [Fact]
    public void Gradient_by_W2_is_h1_transposed_times_that()
    {
        new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        Equation.Holds("dL/dW2 = h1^T (probs - one-hot) / N", s_h1.Transposed * s_dScores, OfWeights2);
    }

    [Fact]
    public void Gradient_by_b2_is_the_sum_over_the_samples()
    {
        new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        Equation.Holds("dL/db2 = sum_i (probs_i - one-hot_i) / N", s_dScores.ColumnSums, OfBiases2);
    }

    [Fact]
    public void Gradient_by_W1_goes_through_W2_and_the_derivative_of_ReLU()
    {
        new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        Equation.Holds("dL/dW1 = X^T ((probs - one-hot) W2^T * ReLU') / N", s_x.Transposed * s_dH1, OfWeights1);
    }

    [Fact]
    public void Gradient_by_b1_is_the_sum_over_the_samples()
    {
        new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        Equation.Holds("dL/db1 = sum_i ((probs_i - one-hot_i) W2^T * ReLU') / N", s_dH1.ColumnSums, OfBiases1);
    }

    [Fact]
    public void Regularisation_adds_reg_times_the_squares_of_the_weights_to_the_loss()
    {
        double plain = new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        double regularised = new Seed001RegularisedNet(Both).BackwardBatch(s_x.Values, s_labels, _gradients);
        double penalty = Reg * (s_w1.Values.Sum(w => w * w) + s_w2.Values.Sum(w => w * w));
        Equation.Holds("L + reg (|W1|^2 + |W2|^2)", plain + penalty, regularised);
    }

    [Fact]
    public void Regularisation_adds_twice_reg_W_to_the_gradients_of_the_weights_only()
    {
        double[] plain = new double[Seed001Net.ParameterCount];
        new Seed001Net(Both).BackwardBatch(s_x.Values, s_labels, plain);
        new Seed001RegularisedNet(Both).BackwardBatch(s_x.Values, s_labels, _gradients);

        Equation.Holds("dL/dW1 += 2 reg W1", s_x.Transposed * s_dH1 + 2 * Reg * s_w1, OfWeights1);
        Equation.Holds("dL/dW2 += 2 reg W2", s_h1.Transposed * s_dScores + 2 * Reg * s_w2, OfWeights2);
        Equation.Holds("dL/db1 is not regularised", Matrix.Of(1, H, plain.AsSpan(D * H, H)), OfBiases1);
        Equation.Holds("dL/db2 is not regularised", Matrix.Of(1, C, plain.AsSpan(D * H + H + H * C)), OfBiases2);
    }

    private ReadOnlySpan<double> OfWeights1 => _gradients.AsSpan(0, D * H);

    private ReadOnlySpan<double> OfBiases1 => _gradients.AsSpan(D * H, H);

    private ReadOnlySpan<double> OfWeights2 => _gradients.AsSpan(D * H + H, H * C);

    private ReadOnlySpan<double> OfBiases2 => _gradients.AsSpan(D * H + H + H * C);

    private static Matrix SoftmaxOf(Matrix z) =>
        Matrix.Build(z.Rows, z.Columns, (i, j) => Math.Exp(z[i, j]) / Enumerable.Range(0, z.Columns).Sum(k => Math.Exp(z[i, k])));
}

/// <summary>The document's network, D = 4, H = 10, C = 3.</summary>
[Network(4, 10, 3, Activation = ReLU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Seed001Net;

/// <summary>With its section 3.</summary>
[Network(4, 10, 3, Activation = ReLU, Loss = SoftmaxCE, L2 = 0.05, Precision = Precision.Double)]
internal sealed partial class Seed001RegularisedNet;

/// <summary>The same up to the scores.</summary>
[Network(4, 10, 3, Activation = ReLU, Precision = Precision.Double)]
internal sealed partial class Seed001Scores;

/// <summary>Its hidden layer.</summary>
[Network(4, 10, Output = ReLU, Precision = Precision.Double)]
internal sealed partial class Seed001Hidden;
