namespace NetGen.Generator.Formulas;

/// <summary>
/// A loss as the generated text shows it. The functions <c>Name</c> and <c>NameDerivative</c> in <c>NetGen.Runtime.Losses</c>
/// compute the term of one output and its derivative; SoftmaxCE, whose outputs depend on one another, has kernels of its own.
/// To add a loss: its member of the enum, its row here, its two functions there.
/// </summary>
/// <param name="Name">The name of the functions.</param>
/// <param name="Value">The loss of one sample, in the notation of the seeds.</param>
/// <param name="Delta">The error of the output layer, d loss / d z.</param>
/// <param name="OfLogits">Whether the functions take the logits z, because the loss is fused with its activation; otherwise the outputs a.</param>
/// <param name="IsMeanOverOutputs">Whether the terms are divided by the number of outputs.</param>
internal sealed record LossFormula(string Name, string Value, string Delta, bool OfLogits, bool IsMeanOverOutputs)
{
    public static LossFormula Of(Loss loss) => loss switch
    {
        Loss.SquaredError => new("SquaredError", "1/2 sum (a - y)^2", "(a - y) f'(z)", false, false),
        Loss.MSE => new("MSE", "1/n sum (a - y)^2", "2/n (a - y) f'(z)", false, true),
        Loss.MAE => new("MAE", "1/n sum |a - y|", "1/n sign(a - y) f'(z)", false, true),
        Loss.Huber => new("Huber", "1/n sum h(a - y), h(e) = |e| <= 1 ? e^2 / 2 : |e| - 1/2", "1/n clamp(a - y, -1, 1) f'(z)", false, true),
        Loss.SoftmaxCE => new("SoftmaxCE", "-sum y log p, p = softmax(z)", "p - y", true, false),
        Loss.SigmoidBCE => new("SigmoidBCE", "-sum (y log a + (1 - y) log(1 - a)), a = sigmoid(z)", "a - y", true, false),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "The model holds defined losses only."),
    };
}
