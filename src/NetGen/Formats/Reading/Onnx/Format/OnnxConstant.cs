using System;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>A constant value: numbers, or integers such as shapes and axes.</summary>
internal sealed class OnnxConstant
{
    /// <summary>The size of the batch, in integers that were computed from the shape of a value.</summary>
    public const long Batch = long.MinValue;

    public OnnxConstant(string name, OnnxType type, int[] shape, double[]? numbers, long[]? integers)
    {
        Name = name;
        Type = type;
        Shape = shape;
        NumbersOrNull = numbers;
        IntegersOrNull = integers;
    }

    /// <summary>The name in the file of what it was made of.</summary>
    public string Name { get; }

    public OnnxType Type { get; }

    public int[] Shape { get; }

    public double[]? NumbersOrNull { get; }

    public long[]? IntegersOrNull { get; }

    public int Count => NumbersOrNull?.Length ?? IntegersOrNull!.Length;

    /// <summary>The same values in another shape.</summary>
    public OnnxConstant Reshape(int[] shape) => new(Name, Type, shape, NumbersOrNull, IntegersOrNull);

    public static OnnxConstant OfIntegers(long[] integers) => new("", OnnxType.Int64, new[] { integers.Length }, null, integers);

    /// <summary>The transpose of a matrix.</summary>
    public OnnxConstant Transpose()
    {
        double[] numbers = NumbersOrNull ?? throw new ModelFileException($"The constant {ModelLimits.Quote(Name)} has integers where weights are needed.");
        int rows = Shape[0];
        int columns = Shape[1];
        var transposed = new double[numbers.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                transposed[column * rows + row] = numbers[row * columns + column];
        }

        return new OnnxConstant(Name, Type, new[] { columns, rows }, transposed, null);
    }

    /// <summary>Some of the columns of a matrix of numbers, each as often as it is named.</summary>
    public OnnxConstant TakeColumns(int[] columns, WorkBudget budget)
    {
        budget.Spend((long)Shape[0] * columns.Length);
        var numbers = new double[Shape[0] * columns.Length];
        for (int row = 0; row < Shape[0]; row++)
        {
            for (int column = 0; column < columns.Length; column++)
                numbers[row * columns.Length + column] = NumbersOrNull![row * Shape[1] + columns[column]];
        }

        return new OnnxConstant(Name, Type, new[] { Shape[0], columns.Length }, numbers, null);
    }

    /// <summary>The name and the shape, for messages.</summary>
    public override string ToString() => $"{ModelLimits.Quote(Name)} [{string.Join(", ", Array.ConvertAll(Shape, static size => size.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";
}
