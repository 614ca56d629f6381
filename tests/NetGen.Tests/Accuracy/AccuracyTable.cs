using System.Globalization;
using System.Text;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Accuracy;

/// <summary>
/// README's tables: how far each activation and each loss is from PyTorch in float64, over the reference cases that are about
/// it. The numbers are the same on every machine, because the networks' bits are.
/// </summary>
internal static class AccuracyTable
{
    /// <summary>The table of a precision, as Markdown.</summary>
    public static string Of(Precision precision)
    {
        var text = new StringBuilder();
        text.Append("| | outputs | loss | gradients | gradients by inputs |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: |\n");
        foreach (Activation activation in ReferenceActivations.Elementwise)
            AppendRow(text, activation.ToString(), precision, [GoldenFolder.Cases[$"hidden-{activation}"], GoldenFolder.Cases[$"output-{activation}"]]);
        AppendRow(text, nameof(Activation.LogSoftmax), precision, [GoldenFolder.Cases["output-LogSoftmax"]]);
        foreach (Loss loss in Enum.GetValues<Loss>())
            AppendRow(text, loss.ToString(), precision, GoldenFolder.Names.Select(name => GoldenFolder.Cases[name]).Where(golden => golden.Loss == loss));
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string name, Precision precision, IEnumerable<GoldenCase> cases)
    {
        var worst = new Deviation[4];
        foreach (GoldenCase golden in cases)
        {
            NetworkUnderTest network = GoldenNetworks.Create(golden, precision);
            BackwardResult result = network.BackwardBatch(golden.Inputs, golden.Targets);
            Deviation[] found =
            [
                Deviation.Of(golden.Outputs, network.ForwardBatch(golden.Inputs), precision),
                Deviation.Of([golden.LossValue], [result.Loss], precision),
                Deviation.Of(golden.Gradients, result.Gradients, precision),
                Deviation.Of(golden.InputGradients, result.InputGradients, precision),
            ];
            for (int kind = 0; kind < worst.Length; kind++)
                worst[kind] = Deviation.Worse(worst[kind], found[kind]);
        }

        text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {string.Join(" | ", worst)} |\n");
    }
}
