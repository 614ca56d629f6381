using System.Numerics;

namespace NetGen;

/// <summary>
/// A network that says which class a sample is: with the loss <see cref="Loss.SoftmaxCE"/>, or with <see cref="Loss.SigmoidBCE"/> of one sigmoid
/// output, which stands for two classes. (Several sigmoid outputs are several answers, each for itself: a sample may have many of these labels, or none.)
/// </summary>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients.</typeparam>
/// <remarks>Only generated code implements this interface; later versions add members with bodies of their own.</remarks>
public interface IClassifier<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of classes: OutputSize, or 2 where there is one sigmoid output.</summary>
    int ClassCount => Math.Max(2, Description.OutputSize);

    /// <summary>The class of one sample: the index of the largest output, the first of equals; of one sigmoid output, 1 where it is at least 1/2, else 0.</summary>
    /// <param name="input">InputSize values.</param>
    /// <returns>A class, 0 to ClassCount - 1.</returns>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    /// <remarks>
    /// The sums before softmax are compared. An infinite one still has its class, although softmax of it, infinity / infinity, is NaN for all
    /// outputs. A NaN compares with nothing: where the sums are NaN the class is 0, without an exception. Where inputs may be infinite or NaN,
    /// look at the outputs.
    /// </remarks>
    int Classify(ReadOnlySpan<T> input);

    /// <summary>The class of each sample of a batch, that of <see cref="Classify"/>.</summary>
    /// <param name="inputs">Row-major [samples][InputSize].</param>
    /// <param name="classes">One class per sample, 0 to ClassCount - 1, overwritten.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    void ClassifyBatch(ReadOnlySpan<T> inputs, Span<int> classes);
}
