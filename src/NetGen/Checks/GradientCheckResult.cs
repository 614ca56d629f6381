using System.Text;

namespace NetGen;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(NetworkDescription description, double loss, double tolerance)
    {
        Description = description;
        Loss = loss;
        Tolerance = tolerance;
    }

    /// <summary>The network that was checked.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The loss at the parameters and inputs of the check.</summary>
    public double Loss { get; }

    /// <summary>The largest relative error that passes.</summary>
    public double Tolerance { get; }

    /// <summary>How many parameters were checked.</summary>
    public int CheckedParameterCount { get; internal set; }

    /// <summary>How many inputs were checked; 0 unless they were asked for.</summary>
    public int CheckedInputCount { get; internal set; }

    /// <summary>The parameter with the largest relative error.</summary>
    public ParameterPosition WorstParameter { get; internal set; }

    /// <summary>The derivative by <see cref="WorstParameter"/>.</summary>
    public GradientDeviation WorstParameterDeviation { get; internal set; }

    /// <summary>The index in the inputs of the one with the largest relative error: sample * InputSize + input; null unless inputs were checked.</summary>
    public int? WorstInput { get; internal set; }

    /// <summary>The derivative by <see cref="WorstInput"/>.</summary>
    public GradientDeviation WorstInputDeviation { get; internal set; }

    /// <summary>Whether every derivative is right within the tolerance.</summary>
    public bool Passed
        => double.IsFinite(Loss) && WorstParameterDeviation.RelativeError <= Tolerance && WorstInputDeviation.RelativeError <= Tolerance;

    /// <summary>Throws unless every derivative is right within the tolerance.</summary>
    /// <exception cref="InvalidOperationException">The check has failed; the message names the worst parameter and input.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new InvalidOperationException(ToString());
    }

    /// <summary>The result as a sentence or two.</summary>
    /// <returns>The network, the verdict, the worst parameter and, where inputs were checked, the worst input.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant(
            $"{Description}: gradient check {(Passed ? "passed" : "failed")} (loss {Loss:R}, tolerance {Tolerance:E1}). Worst of {CheckedParameterCount} parameters: {WorstParameter}: {WorstParameterDeviation}."));
        if (WorstInput is { } input)
        {
            int inputs = Description.InputSize;
            text.Append(FormattableString.Invariant(
                $" Worst of {CheckedInputCount} inputs: sample {input / inputs}, input {input % inputs}: {WorstInputDeviation}."));
        }

        return text.ToString();
    }
}
