using System.Globalization;
using NetGen.Build;
using NetGen.Runtime;

namespace NetGen.Generator.Model;

/// <summary>Reads what the build wrote about a model file; see <see cref="DescriptionFormat"/>.</summary>
internal sealed class ModelDescriptionReader
{
    private readonly List<ModelLayer> _layers = [];
    private readonly List<string> _remarks = [];
    private readonly List<ParameterRow> _rows = [];
    private string? _source;
    private string? _resource;
    private string? _notSingle;
    private bool? _isDouble;
    private bool? _hasBiases;
    private ScalingNumbers? _inputScaling;
    private ScalingNumbers? _outputScaling;
    private string? _notFolded;
    private bool _scalesNothing;

    private ModelDescriptionReader()
    {
    }

    /// <summary>The description, or null where the text is none, not whole, or of another version.</summary>
    public static ModelDescription? Read(string text, CancellationToken cancellation)
    {
        string[] lines = text.Split('\n');
        var reader = new ModelDescriptionReader();
        ModelDescription? main = null;
        if (lines[0] != DescriptionFormat.Header)
            return null;
        for (int index = 1; index < lines.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (lines[index] == DescriptionFormat.End)
                return main is null ? reader.Complete() : reader.Complete() is { Scaling: not Scaling.None } staged ? main with { Staged = staged } : null;
            if (lines[index] == DescriptionFormat.Staged)
            {
                if (main is not null || reader.Complete() is not { Scaling: Scaling.None } folded)
                    return null;
                main = folded;
                reader = new() { _source = folded.Source, _isDouble = folded.IsDouble };
                continue;
            }

            if (!reader.ReadLine(lines[index].Split(DescriptionFormat.Separator)))
                return null;
        }

        return null;
    }

    private bool ReadLine(string[] fields)
    {
        switch (fields[0])
        {
            case DescriptionFormat.Source when fields.Length == 2:
                _source = fields[1];
                return true;
            case DescriptionFormat.Precision when fields.Length == 2:
                _isDouble = ReadChoice(fields[1], DescriptionFormat.Double, DescriptionFormat.Single);
                return _isDouble is not null;
            case DescriptionFormat.NotFolded when fields.Length == 2:
                _notFolded = fields[1];
                return true;
            case DescriptionFormat.NotSingle when fields.Length == 2:
                _notSingle = fields[1];
                return true;
            case DescriptionFormat.Biases when fields.Length == 2:
                _hasBiases = ReadChoice(fields[1], DescriptionFormat.Yes, DescriptionFormat.No);
                return _hasBiases is not null;
            case DescriptionFormat.Layer when fields.Length == 7 && ReadNumber(fields[1]) is > 0 and var inputs && ReadNumber(fields[2]) is > 0 and var outputs && (fields[3].Length == 0 || IsActivation(fields[3])):
                _layers.Add(new(inputs, outputs, NullIfEmpty(fields[3]), fields[4], fields[5], NullIfEmpty(fields[6])));
                return true;
            case DescriptionFormat.Scaling when fields.Length == 2:
                _scalesNothing = fields[1] == DescriptionFormat.None;
                return _scalesNothing;
            case DescriptionFormat.Scaling when fields.Length == 5 && ReadScaling(fields) is { } scaling && fields[1] == DescriptionFormat.Inputs:
                _inputScaling = scaling;
                return true;
            case DescriptionFormat.Scaling when fields.Length == 5 && ReadScaling(fields) is { } scaling && fields[1] == DescriptionFormat.Outputs:
                _outputScaling = scaling;
                return true;
            case DescriptionFormat.Remark when fields.Length == 2:
                _remarks.Add(fields[1]);
                return true;
            case DescriptionFormat.Resource when fields.Length == 2:
                _resource = fields[1];
                return true;
            case DescriptionFormat.Row when fields.Length == 4 && ReadNumber(fields[1]) is > 0 and var layer && ReadNumber(fields[2]) is >= 0 and var input:
                string[] numbers = fields[3].Split(' ');
                _rows.Add(new(layer, input, new(numbers)));
                return numbers.All(IsNumber);
            default:
                return false;
        }
    }

    private ModelDescription? Complete()
    {
        if (_source is null || _isDouble is not { } isDouble || _hasBiases is not { } hasBiases || _layers.Count == 0)
            return null;
        if (_resource is null != HasAllRows(hasBiases) || !Fits(_inputScaling, _layers[0].Inputs) || !Fits(_outputScaling, _layers[_layers.Count - 1].Outputs))
            return null;
        return new(_source, isDouble, _notSingle, hasBiases, new([.. _layers]), new([.. _remarks]), _resource, new([.. _rows]))
        {
            InputScaling = _inputScaling,
            OutputScaling = _outputScaling,
            ScalesNothing = _scalesNothing,
            NotFolded = _notFolded,
        };

        static bool Fits(ScalingNumbers? scaling, int features) => scaling is null || (scaling.Offsets.Count == features && scaling.Factors.Count == features);
    }

    private static ScalingNumbers? ReadScaling(string[] fields)
    {
        string[] offsets = fields[3].Split(' '), factors = fields[4].Split(' ');
        return ReadChoice(fields[2], DescriptionFormat.Double, DescriptionFormat.Single) is { } isDouble && offsets.All(IsNumber) && factors.All(IsNumber)
            ? new(isDouble, new(offsets), new(factors))
            : null;
    }

    /// <summary>Whether the rows are those of the layers, in the order of a network's parameters.</summary>
    private bool HasAllRows(bool hasBiases)
    {
        int next = 0;
        for (int layer = 1; layer <= _layers.Count; layer++)
        {
            for (int input = 1; input <= _layers[layer - 1].Inputs; input++)
            {
                if (!IsRow(layer, input))
                    return false;
            }

            if (hasBiases && !IsRow(layer, 0))
                return false;
        }

        return next == _rows.Count;

        bool IsRow(int layer, int input)
        {
            if (next >= _rows.Count)
                return false;
            ParameterRow row = _rows[next++];
            return row.Layer == layer && row.Input == input && row.Numbers.Count == _layers[layer - 1].Outputs;
        }
    }

    /// <summary>A number becomes source text as it stands, so it may be nothing else.</summary>
    private static bool IsNumber(string text) =>
        text is "NaN" or "Infinity" or "-Infinity"
        || double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static bool IsActivation(string text) => LayerActivation.Parse(text) is not null;

    private static int ReadNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static bool? ReadChoice(string text, string yes, string no) => text == yes ? true : text == no ? false : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
