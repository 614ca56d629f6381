using System.Globalization;
using System.Numerics;
using nietras.SeparatedValues;

namespace NetGen.Data;

/// <summary>Gathers samples row after row.</summary>
internal sealed class SampleBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ColumnLayout _layout;
    private readonly ColumnRoles _roles;
    private readonly CsvFault _fault;
    private readonly ClassNumbers _classes;
    private readonly GrowingArray<T> _inputs = new();
    private readonly GrowingArray<T> _targets = new();
    private readonly GrowingArray<int> _labels = new();

    // Where in the inputs a mean is to be, with the line that lacks a number.
    private readonly GrowingArray<(int Place, long Line)> _missing = new();
    private int _skipped;

    public SampleBuilder(ColumnLayout layout, ColumnRoles roles, CsvFault fault)
    {
        _layout = layout;
        _roles = roles;
        _fault = fault;
        _classes = new ClassNumbers(roles.ClassNames);
    }

    /// <summary>Adds a row, or leaves it out where a value is missing and the rule says so.</summary>
    public void Add(SepReader.Row row, long line)
    {
        int inputs = _inputs.Count;
        int targets = _targets.Count;
        if (TryAddInputs(row, line) && TryAddTargets(row, line) && TryAddLabel(row, line))
            return;
        _inputs.ReturnTo(inputs);
        _targets.ReturnTo(targets);
        _skipped++;
    }

    /// <summary>The samples of all rows.</summary>
    public SampleSet<T> ToSamples()
    {
        if (_inputs.Count == 0)
            throw _fault.Of(FormattableString.Invariant($"no row is left, as a value is missing in each of the {_skipped} rows of data"));
        FillMeans();
        _classes.Sort(_labels.Values);
        SampleSet<T> samples = _layout.Label >= 0
            ? SampleSet.Create(_inputs.Memory, _layout.Inputs.Length, _labels.Memory, _classes.Names.Count).WithClassNames(_classes.Names)
            : _layout.Targets.Length > 0
            ? SampleSet.Create(_inputs.Memory, _layout.Inputs.Length, _targets.Memory, _layout.Targets.Length).WithTargetNames(_layout.NamesOf(_layout.Targets))
            : SampleSet.Create(_inputs.Memory, _layout.Inputs.Length);
        return samples.WithColumnNames(_layout.NamesOf(_layout.Inputs));
    }

    private bool TryAddInputs(SepReader.Row row, long line)
    {
        foreach (int column in _layout.Inputs)
        {
            ReadOnlySpan<char> text = row[column].Span;
            if (TryRead(text, line, column, out T value))
            {
                _inputs.Add(value);
                continue;
            }

            if (_roles.MissingValues == MissingValues.SkipRow)
                return false;
            if (_roles.MissingValues == MissingValues.Refuse)
                throw Missing(text, line, column, $"{nameof(MissingValues)} = {nameof(MissingValues.SkipRow)} leaves such rows out, {nameof(MissingValues.ColumnMean)} puts the mean of the column in its place");
            _missing.Add((_inputs.Count, line));
            _inputs.Add(default);
        }

        return true;
    }

    private bool TryAddTargets(SepReader.Row row, long line)
    {
        foreach (int column in _layout.Targets)
        {
            ReadOnlySpan<char> text = row[column].Span;
            if (TryRead(text, line, column, out T value))
                _targets.Add(value);
            else if (_roles.MissingValues == MissingValues.SkipRow)
                return false;
            else
                throw Missing(text, line, column, "a sample needs its target, or to be left out (SkipRow)");
        }

        return true;
    }

    private bool TryAddLabel(SepReader.Row row, long line)
    {
        if (_layout.Label < 0)
            return true;
        ReadOnlySpan<char> text = row[_layout.Label].Span;
        if (!_classes.IsGiven(text) && _roles.IsMissing(text))
        {
            return _roles.MissingValues == MissingValues.SkipRow
                ? false
                : throw Missing(text, line, _layout.Label, "a sample needs its class, or to be left out (SkipRow)");
        }

        if (!_classes.TryGet(text, out int label))
            throw _fault.Of(line, _layout.Names[_layout.Label], $"{CsvFault.Quote(text)} is not a class; the classes are {string.Join(", ", _classes.Names)}");
        _labels.Add(label);
        return true;
    }

    // False where the value is missing; what is neither missing nor a number is an error whatever the rule.
    private bool TryRead(ReadOnlySpan<char> text, long line, int column, out T value)
    {
        value = default;
        if (_roles.IsMissing(text))
            return false;
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            throw _fault.Of(line, _layout.Names[column], $"{CsvFault.Quote(text)} is no number{(text.Contains(',') ? "; a decimal point is needed, and no separators of thousands" : ", and one is needed")}");
        if (!T.IsFinite(value))
            throw _fault.Of(line, _layout.Names[column], $"{CsvFault.Quote(text)} is not finite as a {typeof(T).Name}, and a finite number is needed");
        return true;
    }

    private InvalidDataException Missing(ReadOnlySpan<char> text, long line, int column, string advice) =>
        _fault.Of(line, _layout.Names[column], $"the value is missing ({CsvFault.Quote(text)}); {advice}");

    private void FillMeans()
    {
        if (_missing.Count == 0)
            return;
        int size = _layout.Inputs.Length;
        Span<T> inputs = _inputs.Values;
        var counts = new int[size];
        var sums = new double[size];
        Array.Fill(counts, inputs.Length / size);
        foreach ((int place, _) in _missing.Values)
            counts[place % size]--;
        // What is missing is 0 until now, and adds nothing.
        for (int place = 0; place < inputs.Length; place++)
            sums[place % size] += double.CreateChecked(inputs[place]);
        foreach ((int place, long line) in _missing.Values)
        {
            int column = place % size;
            if (counts[column] == 0)
                throw _fault.Of(line, _layout.Names[_layout.Inputs[column]], "the value is missing, as it is in all rows, and a mean needs one that is not");
            inputs[place] = T.CreateChecked(sums[column] / counts[column]);
        }
    }
}
