using System.Globalization;

namespace NetGen.Drawing;

/// <summary>Numbers and what they count, as diagrams write them: 1 parameter, 4,810 parameters.</summary>
internal static class Wording
{
    // As many as fit beside the rest of the line below a title.
    private const int MostSizes = 8;

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Parameters(long count) => Counted(count, "parameter");

    public static string Neurons(long count) => Counted(count, "neuron");

    public static string Layers(long count) => Counted(count, "layer");

    /// <summary>What is below the title: 3-4-2, 26 parameters, SoftmaxCE, L2 0.001.</summary>
    public static string Summary(NetworkDescription network)
    {
        string summary = $"{Shape(network)}, {Parameters(network.ParameterCount)}";
        if (!network.HasBias)
            summary += " without biases";
        summary += $", {network.Loss}";
        return network.L2 == 0 ? summary : string.Create(CultureInfo.InvariantCulture, $"{summary}, L2 {network.L2:R}");
    }

    /// <summary>The shape; of many layers the first and the last: 20-20-20-20-...-20-20-20 (256 layers).</summary>
    private static string Shape(NetworkDescription network)
    {
        var sizes = new Excerpt(network.Sizes.Length, MostSizes);
        if (!sizes.HasEllipsis)
            return network.Shape;
        var shown = new string[sizes.PlaceCount];
        for (int place = 0; place < shown.Length; place++)
            shown[place] = place == sizes.EllipsisPlace ? "..." : network.Sizes[sizes.IndexAt(place)].ToString(CultureInfo.InvariantCulture);
        return $"{string.Join('-', shown)} ({Layers(network.LayerCount)})";
    }

    public static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{Number(count)} {what}s";
}
