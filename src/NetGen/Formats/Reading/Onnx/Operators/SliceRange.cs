using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>What Slice takes of one dimension: from a start to before an end, in steps.</summary>
internal sealed class SliceRange
{
    private readonly long _start;
    private readonly long _end;
    private readonly long _step;

    private SliceRange(int axis, long start, long end, long step)
    {
        Axis = axis;
        _start = start;
        _end = end;
        _step = step;
    }

    public int Axis { get; }

    /// <summary>Whether this is all of a dimension, whatever its size: to the end is written as the largest integer.</summary>
    public bool IsWhole => _start == 0 && _step == 1 && _end >= int.MaxValue;

    /// <summary>Whether this is all samples.</summary>
    public bool IsWholeBatch => _start == 0 && _step == 1 && _end == OnnxConstant.Batch;

    /// <summary>The ranges of a node: attributes before opset 10, inputs since.</summary>
    /// <param name="context">The node.</param>
    /// <param name="rank">The number of dimensions of what is sliced.</param>
    public static List<SliceRange> ReadAll(OnnxContext context, int rank)
    {
        const long FirstWithInputs = 10;
        bool byInputs = context.Opset >= FirstWithInputs;
        long[] starts = byInputs ? context.IntegersInput(1) : ToArray(context.Integers("starts"));
        long[] ends = byInputs ? context.IntegersInput(2) : ToArray(context.Integers("ends"));
        long[]? axes = byInputs ? (context.HasInput(3) ? context.IntegersInput(3) : null) : context.Integers("axes") is { Count: > 0 } attribute ? ToArray(attribute) : null;
        long[]? steps = byInputs && context.HasInput(4) ? context.IntegersInput(4) : null;
        int count = starts.Length;
        if (ends.Length != count || axes is not null && axes.Length != count || steps is not null && steps.Length != count || count > rank)
            throw context.Error($"it has {count} starts, {ends.Length} ends, {axes?.Length ?? count} axes and {steps?.Length ?? count} steps for {rank} dimensions");
        var ranges = new List<SliceRange>();
        for (int i = 0; i < count; i++)
        {
            long axis = axes?[i] ?? i;
            long position = axis < 0 ? axis + rank : axis;
            if (position < 0 || position >= rank || ranges.Exists(range => range.Axis == position))
                throw context.Error($"its axis {axis} does not fit {rank} dimensions, or is named twice");
            long step = steps?[i] ?? 1;
            if (step == 0 || Math.Abs(step) > int.MaxValue)
                throw context.Error($"its step is {step}");
            ranges.Add(new SliceRange((int)position, starts[i], ends[i], step));
        }

        return ranges;
    }

    /// <summary>The positions in a dimension of a size.</summary>
    public int[] Positions(OnnxContext context, int size)
    {
        if (_start == OnnxConstant.Batch || _end == OnnxConstant.Batch)
            throw context.Error("it slices values by the size of the batch");
        long least = _step > 0 ? 0 : -1;
        long most = _step > 0 ? size : size - 1;
        long first = Bound(_start, size, _step > 0 ? 0 : Math.Min(0, most), most);
        long last = Bound(_end, size, least, most);
        var positions = new List<int>();
        for (long position = first; _step > 0 ? position < last : position > last; position += _step)
            positions.Add((int)position);
        return positions.ToArray();
    }

    private static long Bound(long position, int size, long least, long most) =>
        Math.Max(least, Math.Min(most, position < 0 ? position + size : position));

    private static long[] ToArray(IReadOnlyList<long>? values) => new List<long>(values ?? Array.Empty<long>()).ToArray();
}
