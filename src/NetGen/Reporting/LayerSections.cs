using System.Numerics;
using NetGen.Data;
using NetGen.Drawing;
using NetGen.Training;

namespace NetGen.Reporting;

/// <summary>What the weights of each layer are like, and their gradients.</summary>
internal static class LayerSections
{
    /// <summary>The samples of the batch whose gradients are shown: what a step sees, and no more time than one takes.</summary>
    public const int MostSamples = 256;

    // Of a deeper network the first and the last layers are shown.
    private const int MostLayers = 8;

    public static ReportSection Weights<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var content = new Markup().Line($"<p class=\"note\">After the training, without biases.</p>");
        content.Add(Histograms(network.Description, network.Parameters, "weights"));
        return new ReportSection("weights", "Weights by layer", content);
    }

    /// <exception cref="ArgumentException">The samples do not fit the network.</exception>
    public static ReportSection Gradients<T>(INetwork<T> network, IDataSource<T> data, string samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradients = new T[network.Description.ParameterCount];
        var batch = new BatchReader<T>(network, data, MostSamples, WeightDivisor.Samples, samples);

        // Many a source has one class behind the other.
        batch.ReadShuffled(seed: 0, epoch: 0);
        int count = batch.Read(0);
        batch.Backward(gradients);
        var content = new Markup().Line($"<p class=\"note\">Of one batch, {Wording.Counted(count, "sample")} from {samples}.</p>");
        content.Add(Histograms<T>(network.Description, gradients, "gradients"));
        return new ReportSection("gradients", "Gradients by layer", content);
    }

    private static Markup Histograms<T>(NetworkDescription network, ReadOnlySpan<T> parameters, string kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DiagramLayer[] layers = DiagramLayer.Of(network);
        var shown = new Excerpt(network.LayerCount, MostLayers);
        var figures = new Markup();
        figures.Line($"<div class=\"small-charts\">");
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            if (block.Kind != ParameterKind.Weights)
                continue;
            int index = block.Layer - 1;
            if (index == shown.EllipsisPlace)
                figures.Line($"<p class=\"note\">{Wording.Layers(shown.HiddenCount)} not shown</p>");
            if (index >= shown.EllipsisPlace && index < shown.EllipsisPlace + shown.HiddenCount)
                continue;
            Histogram histogram = Histogram.Of(parameters.Slice(block.Offset, block.Count));
            string name = layers[block.Layer].Name;
            figures.Line($"<figure><figcaption><b>{name}</b> W{block.Layer} {block.Rows} × {block.Columns}</figcaption>");
            figures.Add(HistogramChart.Draw(histogram, kind, $"Histogram of the {kind} of {name}: {histogram}."));
            figures.Line($"<p class=\"note\">{histogram.ToString()}</p></figure>");
        }

        return figures.Line($"</div>");
    }
}
