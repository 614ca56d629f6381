using System.Globalization;
using System.Text;

namespace NetGen.Tests.Networks;

/// <summary>A network to be compiled at run time: its architecture, and the C# that a user would write for it.</summary>
internal sealed record NetworkSource(string Name, int[] Sizes, Activation[] Hidden, Activation Output, Loss Loss)
{
    public bool Bias { get; init; } = true;

    public double L2 { get; init; }

    public Precision Precision { get; init; }

    public Unroll Unroll { get; init; }

    /// <summary>Writes the output activation even where the loss implies it.</summary>
    public bool SaysFusedOutput { get; init; }

    public Activation[] Activations => [.. Hidden, Output];

    public Reference.ReferenceNetwork Reference => new(Sizes, Activations, Loss, Bias, L2);

    /// <summary>The declaration. What has its default is left out, as a user would leave it out.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"/// <summary>{string.Join("-", Sizes)}.</summary>\n[Network({string.Join(", ", Sizes)}");
            if (Hidden.Distinct().Count() == 1)
                text.Append(CultureInfo.InvariantCulture, $", Activation = Activation.{Hidden[0]}");
            else if (Hidden.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $", Activations = [{string.Join(", ", Hidden.Select(hidden => $"Activation.{hidden}"))}]");
            bool implied = Loss switch { SoftmaxCE => Output == Softmax, SigmoidBCE => true, _ => Output == Identity };
            if (!implied || SaysFusedOutput)
                text.Append(CultureInfo.InvariantCulture, $", Output = Activation.{Output}");
            text.Append(CultureInfo.InvariantCulture, $", Loss = Loss.{Loss}");
            if (!Bias)
                text.Append(", Bias = false");
            if (L2 != 0)
                text.Append(CultureInfo.InvariantCulture, $", L2 = {L2:R}");
            if (Precision != Precision.Single)
                text.Append(CultureInfo.InvariantCulture, $", Precision = Precision.{Precision}");
            if (Unroll != Unroll.Auto)
                text.Append(CultureInfo.InvariantCulture, $", Unroll = Unroll.{Unroll}");
            text.Append(CultureInfo.InvariantCulture, $")]\npublic partial class {Name};\n");
            return text.ToString();
        }
    }
}
