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

    private ModelDescriptionReader()
    {
    }

    /// <summary>The description, or null where the text is none, not whole, or of another version.</summary>
    public static ModelDescription? Read(string text, CancellationToken cancellation)
    {
        string[] lines = text.Split('\n');
        var reader = new ModelDescriptionReader();
        if (lines[0] != DescriptionFormat.Header)
            return null;
        for (int index = 1; index < lines.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (lines[index] == DescriptionFormat.End)
                return reader.Complete();
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
            case DescriptionFormat.NotSingle when fields.Length == 2:
                _notSingle = fields[1];
                return true;
            case DescriptionFormat.Biases when fields.Length == 2:
                _hasBiases = ReadChoice(fields[1], DescriptionFormat.Yes, DescriptionFormat.No);
                return _hasBiases is not null;
            case DescriptionFormat.Layer when fields.Length == 7 && ReadNumber(fields[1]) is > 0 and var inputs && ReadNumber(fields[2]) is > 0 and var outputs && (fields[3].Length == 0 || IsActivation(fields[3])):
                _layers.Add(new(inputs, outputs, NullIfEmpty(fields[3]), fields[4], fields[5], NullIfEmpty(fields[6])));
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
        if (_resource is null != HasAllRows(hasBiases))
            return null;
        return new(_source, isDouble, _notSingle, hasBiases, new([.. _layers]), new([.. _remarks]), _resource, new([.. _rows]));
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
