using System.Globalization;
using System.Text;

namespace NetGen.Drawing;

/// <summary>A network as SVG. All coordinates are whole numbers, pixels at the size at which the picture is not scaled.</summary>
internal sealed class SvgPicture
{
    /// <summary>From the middle of one neuron to that of the next below; even, so that half of it is a whole number.</summary>
    public const int NeuronPitch = 26;

    private const int NeuronRadius = 9;

    private const int Margin = 24;

    // Between the texts of two columns.
    private const int Gap = 20;

    // Of columns with short texts: as far apart as lines need to be told from each other.
    private const int LeastColumnPitch = 120;

    // A name of a class may have hundreds of characters: the picture shall not be as wide. The whole name is in its <title>.
    private const int MostNameLength = 60;

    // Where lines of text stand: the name, the line below it, a layer's name, its parameters; the neurons begin below.
    private const int NameY = 38;
    private const int SummaryY = 60;
    private const int LayerY = 96;
    private const int ParametersY = 112;
    private const int NeuronsY = 128;

    // Below the neurons: a layer's size, its activation, the end.
    private const int SizeBelow = 20;
    private const int ActivationBelow = 36;
    private const int EndBelow = 56;

    private readonly NetworkDescription _network;
    private readonly DiagramLayer[] _layers;
    private readonly DiagramOptions _options;
    private readonly Excerpt _columns;
    private readonly StringBuilder _text = new();

    public SvgPicture(NetworkDescription network, DiagramOptions options)
    {
        _network = network;
        _layers = DiagramLayer.Of(network);
        _options = options;

        // Inputs are a column, and no layer with weights.
        _columns = new Excerpt(_layers.Length, options.MaxLayers + 1);
    }

    public string Draw()
    {
        string name = TextWidth.Shorten(_network.Name, MostNameLength);
        string summary = Wording.Summary(_network);
        int pitch = ColumnPitch();
        int width = 2 * Margin + new[] { _columns.PlaceCount * pitch, TextWidth.Of(name, SvgStyle.NameFont), TextWidth.Of(summary, SvgStyle.TextFont) }.Max();
        int bottom = NeuronsY + NeuronPitch * DrawnLayers().Max(layer => new Excerpt(layer.Size, _options.MaxNeurons).PlaceCount);
        int height = bottom + EndBelow;

        // Its own width and height, too: a page shows a picture of many layers at its size and scrolls, where it would otherwise be shrunk beyond reading.
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{SvgStyle.Picture}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">");

        // No ids, by which others would refer to these two: those of two pictures in one page would be the same. The first child is the name of the picture anyway.
        Line($"<title>{XmlText.Escape(_network.Name)}: {XmlText.Escape(Wording.Summary(_network))}</title>");
        Line($"<desc>{XmlText.Escape(Describe())}</desc>");
        _text.Append("<style>\n").Append(SvgStyle.Rules).Append("</style>\n");
        Line($"<rect class=\"netgen-ground\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>");
        Text("name", width / 2, NameY, name);
        Text("summary", width / 2, SummaryY, summary);

        int firstX = (width - (_columns.PlaceCount - 1) * pitch) / 2;
        int middle = (NeuronsY + bottom) / 2;
        SvgColumn?[] columns = [.. Enumerable.Range(0, _columns.PlaceCount).Select(place => ColumnAt(place, firstX + place * pitch, middle))];

        // All lines are before all neurons, which cover their ends.
        for (int place = 1; place < columns.Length; place++)
            Lines(columns[place - 1], columns[place]);
        for (int place = 0; place < columns.Length; place++)
        {
            if (columns[place] is { } column)
                Column(column, bottom);
            else
                HiddenLayers(firstX + place * pitch, middle, bottom);
        }

        return _text.Append("</svg>\n").ToString();
    }

    private IEnumerable<DiagramLayer> DrawnLayers()
        => Enumerable.Range(0, _columns.PlaceCount).Where(place => place != _columns.EllipsisPlace).Select(place => _layers[_columns.IndexAt(place)]);

    private IEnumerable<DiagramLayer> LayersLeftOut() => _layers.Skip(_columns.FirstHidden).Take(_columns.HiddenCount);

    /// <summary>From one column to the next: all are as far apart as the widest text needs.</summary>
    private int ColumnPitch()
    {
        int widest = DrawnLayers().Max(layer => Math.Max(
            Math.Max(TextWidth.Of(layer.Name, SvgStyle.TextFont), TextWidth.Of(Wording.Number(layer.Size), SvgStyle.TextFont)),
            Math.Max(TextWidth.Of(ParametersOf(layer), SvgStyle.SmallFont), TextWidth.Of(layer.Activation ?? "", SvgStyle.SmallFont))));
        if (_columns.HasEllipsis)
            widest = Math.Max(widest, TextWidth.Of(Wording.Parameters(LayersLeftOut().Sum(layer => layer.ParameterCount)), SvgStyle.SmallFont));
        int pitch = Math.Max(LeastColumnPitch, widest + Gap);
        return pitch + pitch % 2;
    }

    private SvgColumn? ColumnAt(int place, int x, int middle)
    {
        if (place == _columns.EllipsisPlace)
            return null;
        string kind = place == 0 ? "inputs" : place == _columns.PlaceCount - 1 ? "outputs" : "hidden";
        return new SvgColumn(_layers[_columns.IndexAt(place)], kind, x, middle, _options.MaxNeurons);
    }

    /// <summary>
    /// From each neuron to each of the next layer, as one path: crossings are as translucent as the lines, and the file has a few bytes for each. Neither layers nor
    /// neurons that are left out have lines.
    /// </summary>
    private void Lines(SvgColumn? from, SvgColumn? to)
    {
        if (from is null || to is null)
            return;
        _text.Append("<path class=\"netgen-lines\" d=\"");
        foreach (int start in from.NeuronY())
        {
            foreach (int end in to.NeuronY())
                _text.Append(CultureInfo.InvariantCulture, $"M{from.X} {start}L{to.X} {end}");
        }

        _text.Append("\"/>\n");
    }

    private void Column(SvgColumn column, int bottom)
    {
        DiagramLayer layer = column.Layer;
        Text("layer", column.X, LayerY, layer.Name);
        if (layer.Activation is not null)
            Text(null, column.X, ParametersY, ParametersOf(layer));
        Line($"<g class=\"netgen-{column.Kind}\">");
        foreach (int y in column.NeuronY())
            Line($"<circle cx=\"{column.X}\" cy=\"{y}\" r=\"{NeuronRadius}\"/>");
        Line($"</g>");
        if (column.EllipsisY is { } ellipsis)
            Dots(column.X, ellipsis, stepX: 0, stepY: 7);
        Text("layer", column.X, bottom + SizeBelow, Wording.Number(layer.Size));
        if (layer.Activation is { } activation)
            Text(null, column.X, bottom + ActivationBelow, activation);
    }

    private void HiddenLayers(int x, int middle, int bottom)
    {
        Text(null, x, ParametersY, Wording.Parameters(LayersLeftOut().Sum(layer => layer.ParameterCount)));
        Dots(x, middle, stepX: 12, stepY: 0);
        Text("layer", x, bottom + SizeBelow, Wording.Layers(_columns.HiddenCount));
    }

    /// <summary>An ellipsis.</summary>
    private void Dots(int x, int y, int stepX, int stepY)
    {
        Line($"<g class=\"netgen-dots\">");
        for (int dot = -1; dot <= 1; dot++)
            Line($"<circle cx=\"{x + dot * stepX}\" cy=\"{y + dot * stepY}\" r=\"2\"/>");
        Line($"</g>");
    }

    /// <summary>The picture in words: inputs: 3; hidden 1: 4 neurons, ReLU, 16 parameters; ...</summary>
    private string Describe()
    {
        var parts = new List<string>();
        for (int place = 0; place < _columns.PlaceCount; place++)
        {
            DiagramLayer layer = _layers[_columns.IndexAt(place)];
            if (place == _columns.EllipsisPlace)
                parts.Add($"{Wording.Layers(_columns.HiddenCount)} that {(_columns.HiddenCount == 1 ? "is" : "are")} not drawn");
            else if (layer.Activation is { } activation)
                parts.Add($"{layer.Name}: {Wording.Neurons(layer.Size)}, {activation}, {ParametersOf(layer)}");
            else
                parts.Add($"{layer.Name}: {Wording.Number(layer.Size)}");
        }

        return $"A fully connected network. {string.Join("; ", parts)}.";
    }

    private static string ParametersOf(DiagramLayer layer) => Wording.Parameters(layer.ParameterCount);

    private void Text(string? style, int x, int y, string text)
        => Line($"<text{(style is null ? "" : $" class=\"netgen-{style}\"")} x=\"{x}\" y=\"{y}\">{XmlText.Escape(text)}</text>");

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
