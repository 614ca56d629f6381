namespace NetGen.Drawing;

/// <summary>How much of a large network a picture shows. What is not set is what fits a page.</summary>
/// <remarks>The picture grows with <see cref="MaxLayers"/> and with the square of <see cref="MaxNeurons"/>, since each neuron has a line to each of the next layer.</remarks>
/// <example>
/// <code>
/// string picture = Diagram.ToSvg(DigitNet.Description, new() { MaxNeurons = 5, MaxLayers = 4 });
/// </code>
/// </example>
public sealed class DiagramOptions
{
    // The first, the ellipsis and the last.
    private const int FewestNeurons = 3;

    // 4,096 lines between two layers: what is more is a grey area, and megabytes.
    private const int MostNeurons = 64;

    // The inputs, the ellipsis and the outputs: two layers with weights where the ellipsis is a layer.
    private const int FewestLayers = 2;

    /// <summary>
    /// The most neurons of a column, 3 to 64, 10 at first: as many as there are digits, and more than an eye counts. A layer with more has an ellipsis in the place
    /// of one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 3 or more than 64.</exception>
    public int MaxNeurons
    {
        get;
        set => field = Require(value, FewestNeurons, MostNeurons, nameof(MaxNeurons));
    } = 10;

    /// <summary>
    /// The most layers with weights, 2 to 256, 12 at first: as wide as a page that is not yet scrolled far. A network with more has an ellipsis in the place of one;
    /// the inputs, which are no such layer, are a column more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 2 or more than 256.</exception>
    public int MaxLayers
    {
        get;
        set => field = Require(value, FewestLayers, Limits.LayerCount, nameof(MaxLayers));
    } = 12;

    private static int Require(int value, int fewest, int most, string name) => value >= fewest && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{nameof(DiagramOptions)}.{name} is from {fewest} to {most}."));
}
