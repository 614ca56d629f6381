using System.Globalization;
using System.Text;
using static NetGen.Activation;
using static NetGen.Loss;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>A network of the sweep: everything that its generated text depends on, besides its name.</summary>
/// <param name="Sizes">The sizes of the layers, inputs first.</param>
internal sealed record SweptNetwork(int[] Sizes)
{
    private const char Separator = ',';

    public Activation Hidden { get; init; } = ReLU;

    /// <summary>The output activation; null for the one that the loss implies.</summary>
    public Activation? Output { get; init; }

    public Loss Loss { get; init; } = SquaredError;

    public double L2 { get; init; }

    public bool Bias { get; init; } = true;

    public Precision Precision { get; init; }

    public Unroll Unroll { get; init; }

    public SweptStart Start { get; init; }

    public long ParameterCount => Sizes.Zip(Sizes.Skip(1), (inputs, outputs) => ((long)inputs + (Bias ? 1 : 0)) * outputs).Sum();

    /// <summary>The smaller network first; among equals any fixed order.</summary>
    public static Comparison<SweptNetwork> BySize { get; } = static (left, right) =>
        left.ParameterCount != right.ParameterCount
            ? left.ParameterCount.CompareTo(right.ParameterCount)
            : string.CompareOrdinal(left.ToString(), right.ToString());

    /// <summary>The declaration of a class, as a user would write it.</summary>
    /// <param name="name">The name of the class, and of its model file.</param>
    public string Source(string name)
    {
        string file = Start == SweptStart.Seed ? "" : $", Weights = \"{name}.onnx\"";
        return $"[Network({Arguments()}{file})]\n{(Start == SweptStart.Frozen ? "static " : "")}partial class {name};\n";
    }

    /// <summary>One line: the arguments of the attribute, and before them where the parameters come from.</summary>
    public override string ToString() => (Start == SweptStart.Seed ? "" : Start + ": ") + Arguments();

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The line is none.</exception>
    public static SweptNetwork Parse(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        SweptStart start = colon < 0 ? SweptStart.Seed : Enum.Parse<SweptStart>(line.AsSpan(0, colon));
        string[] arguments = line[(colon + 1)..].Split(Separator, StringSplitOptions.TrimEntries);
        var network = new SweptNetwork([.. arguments.TakeWhile(argument => !argument.Contains('=')).Select(size => int.Parse(size, CultureInfo.InvariantCulture))]) { Start = start };
        foreach (string argument in arguments.Skip(network.Sizes.Length))
        {
            string[] parts = argument.Split('=', StringSplitOptions.TrimEntries);
            string value = parts[^1][(parts[^1].IndexOf('.', StringComparison.Ordinal) + 1)..];
            network = parts[0] switch
            {
                nameof(Activation) => network with { Hidden = Enum.Parse<Activation>(value) },
                nameof(Output) => network with { Output = Enum.Parse<Activation>(value) },
                nameof(Loss) => network with { Loss = Enum.Parse<Loss>(value) },
                nameof(L2) => network with { L2 = double.Parse(parts[1], CultureInfo.InvariantCulture) },
                nameof(Bias) => network with { Bias = bool.Parse(value) },
                nameof(Precision) => network with { Precision = Enum.Parse<Precision>(value) },
                nameof(Unroll) => network with { Unroll = Enum.Parse<Unroll>(value) },
                _ => throw new FormatException($"'{line}': the sweep has no option {parts[0]}."),
            };
        }

        return network;
    }

    private string Arguments()
    {
        var text = new StringBuilder();
        text.AppendJoin(", ", Sizes);
        if (Sizes.Length > 2 && Hidden != ReLU)
            text.Append(CultureInfo.InvariantCulture, $", Activation = {Hidden}");
        if (Output is { } output)
            text.Append(CultureInfo.InvariantCulture, $", Output = {output}");
        if (Loss != SquaredError)
            text.Append(CultureInfo.InvariantCulture, $", Loss = {Loss}");
        if (L2 != 0)
            text.Append(CultureInfo.InvariantCulture, $", L2 = {L2}");
        if (!Bias)
            text.Append(", Bias = false");
        if (Precision != Precision.Single)
            text.Append(CultureInfo.InvariantCulture, $", Precision = Precision.{Precision}");
        if (Unroll != Unroll.Auto)
            text.Append(CultureInfo.InvariantCulture, $", Unroll = Unroll.{Unroll}");
        return text.ToString();
    }
}
