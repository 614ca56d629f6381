namespace NetGen.Drawing;

/// <summary>A layer in a picture: where it is, which of its neurons are drawn, and what is written above and below.</summary>
internal sealed class SvgColumn
{
    private readonly Excerpt _neurons;
    private readonly int _middle;

    /// <summary>Places a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kind">The class of its neurons, without the beginning that all have.</param>
    /// <param name="x">The middle of the column.</param>
    /// <param name="middle">The middle of its height.</param>
    /// <param name="maxNeurons">The most places of neurons.</param>
    public SvgColumn(DiagramLayer layer, string kind, int x, int middle, int maxNeurons)
    {
        Layer = layer;
        Kind = kind;
        X = x;
        _middle = middle;
        _neurons = new Excerpt(layer.Size, maxNeurons);
    }

    public DiagramLayer Layer { get; }

    public string Kind { get; }

    public int X { get; }

    /// <summary>Where the ellipsis is; null where all neurons are drawn.</summary>
    public int? EllipsisY => _neurons.HasEllipsis ? At(_neurons.EllipsisPlace) : null;

    /// <summary>Where the neurons that are drawn are, from above.</summary>
    public IEnumerable<int> NeuronY()
    {
        for (int place = 0; place < _neurons.PlaceCount; place++)
        {
            if (place != _neurons.EllipsisPlace)
                yield return At(place);
        }
    }

    private int At(int place) => _middle + (place * 2 - (_neurons.PlaceCount - 1)) * (SvgPicture.NeuronPitch / 2);
}
