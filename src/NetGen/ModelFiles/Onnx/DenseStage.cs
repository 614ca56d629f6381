using System;
using System.Collections.Generic;

namespace NetGen.ModelFiles;

/// <summary>
/// An affine function of what the finished layers give: ((x * before + shift) W) * scale + shift, each part of which may be
/// absent. Constants that a graph multiplies or adds gather here, and are folded into W, in double, when the layer is finished.
/// </summary>
internal sealed class DenseStage
{
    // No graph looks at one value in more ways than GELUTanh, which has three.
    private const int MostArguments = 16;

    // An extra layer for constants after the last activation is a diagonal matrix; beyond this it would be most of the network.
    private const int WidestDiagonal = 4096;

    private readonly List<Expression> _arguments = new() { Expression.Variable };

    private DenseStage(FinishedLayer? before, int width)
    {
        Before = before;
        Width = width;
    }

    /// <summary>The finished layers, the last first; null at the input.</summary>
    public FinishedLayer? Before { get; }

    /// <summary>The number of outputs, or <see cref="NetworkValue.Unknown"/> at an input of unknown size.</summary>
    public int Width { get; }

    /// <summary>W, [inputs][outputs]; null before the first matrix.</summary>
    public OnnxConstant? Matrix { get; private set; }

    /// <summary>What the outputs are multiplied by; null is 1.</summary>
    public double[]? Scale { get; private set; }

    /// <summary>What is added after that; null is 0.</summary>
    public double[]? Shift { get; private set; }

    /// <summary>The affine functions of the outputs that the graph computes; one of them is the argument of the activation.</summary>
    public IReadOnlyList<Expression> Arguments => _arguments;

    private double[]? InputScale { get; set; }

    private double[]? InputShift { get; set; }

    private string? BiasName { get; set; }

    /// <summary>The shape of the weights in the file.</summary>
    private int[]? FileShape { get; set; }

    public static DenseStage OfInput(int width) => new(null, width);

    /// <summary>The start of a layer: what an activation gives, scaled.</summary>
    public static DenseStage After(FinishedLayer before, double scale, double shift)
    {
        int width = before.Layer.Outputs;
        return new DenseStage(before, width) { Scale = scale == 1 ? null : Filled(width, scale), Shift = shift == 0 ? null : Filled(width, shift) };
    }

    /// <summary>Remembers an affine function of the outputs.</summary>
    public void Note(Expression argument)
    {
        if (_arguments.Count < MostArguments && !_arguments.Exists(argument.IsSame))
            _arguments.Add(argument);
    }

    /// <summary>The stage followed by a matrix; only for one that has none yet.</summary>
    public DenseStage Multiply(OnnxConstant matrix, int[] fileShape) => new(Before, matrix.Shape[1])
    {
        Matrix = matrix,
        FileShape = fileShape,
        InputScale = Scale,
        InputShift = Shift,
    };

    /// <summary>The stage followed by outputs * scale + shift.</summary>
    public DenseStage Then(double[]? scale, double[]? shift, string? biasName) => new(Before, Width)
    {
        Matrix = Matrix,
        FileShape = FileShape,
        InputScale = InputScale,
        InputShift = InputShift,
        BiasName = BiasName ?? biasName,
        Scale = Product(Scale, scale),
        Shift = Sum(Product(Shift, Shift is null ? null : scale), shift),
    };

    /// <summary>The same for every output.</summary>
    public DenseStage Then(double scale, double shift)
    {
        if (scale == 1 && shift == 0)
            return this;
        return Then(scale == 1 ? null : Filled(Width, scale), shift == 0 ? null : Filled(Width, shift), null);
    }

    /// <summary>Affine functions of the outputs of this stage, which has a matrix, one beside the other.</summary>
    public DenseStage SideBySide(IReadOnlyList<(double Slope, double Offset)> functions, WorkBudget budget)
    {
        int inputs = Matrix!.Shape[0];
        int width = Width * functions.Count;
        budget.Spend((long)inputs * width);
        var numbers = new double[inputs * width];
        var scale = new double[width];
        var shift = new double[width];
        for (int j = 0; j < width; j++)
        {
            int own = j % Width;
            (double slope, double offset) = functions[j / Width];
            scale[j] = slope * (Scale?[own] ?? 1);
            shift[j] = slope * (Shift?[own] ?? 0) + offset;
            for (int i = 0; i < inputs; i++)
                numbers[i * width + j] = Matrix.NumbersOrNull![i * Width + own];
        }

        return new DenseStage(Before, width)
        {
            Matrix = new OnnxConstant(Matrix.Name, Matrix.Type, new[] { inputs, width }, numbers, null),
            InputScale = InputScale,
            InputShift = InputShift,
            BiasName = BiasName,
            Scale = scale,
            Shift = shift,
            FileShape = new[] { inputs, width },
        };
    }

    /// <summary>The layer of this stage and an activation.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="budget">What the weights are charged to.</param>
    public FinishedLayer Finish(string activation, WorkBudget budget)
    {
        int inputs = Matrix?.Shape[0] ?? Width;
        if (Matrix is null && Width > WidestDiagonal)
            throw new ModelFileException($"The graph scales {Width} values where there is no matrix to fold that into; at most {WidestDiagonal} become a layer of their own.");
        budget.Spend((long)inputs * Width);
        double[] weights = Matrix is null ? Diagonal(Width) : (double[])Matrix.NumbersOrNull!.Clone();
        double[]? biases = null;
        if (InputShift is not null)
        {
            biases = new double[Width];
            for (int i = 0; i < inputs; i++)
            {
                for (int j = 0; j < Width; j++)
                    biases[j] += InputShift[i] * weights[i * Width + j];
            }
        }

        if (InputScale is not null || Scale is not null)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int j = 0; j < Width; j++)
                    weights[i * Width + j] *= (InputScale?[i] ?? 1) * (Scale?[j] ?? 1);
            }
        }

        biases = Sum(Product(biases, biases is null ? null : Scale), Shift);
        string name = Matrix?.Name ?? "a scaling by constants";
        return new FinishedLayer(new DenseLayer(inputs, Width, weights, biases, activation, name, FileShape ?? new[] { Width }, BiasName), Before);
    }

    private static double[] Diagonal(int width)
    {
        var weights = new double[width * width];
        for (int i = 0; i < width; i++)
            weights[i * width + i] = 1;
        return weights;
    }

    private static double[] Filled(int width, double value)
    {
        var values = new double[width];
        for (int i = 0; i < width; i++)
            values[i] = value;
        return values;
    }

    private static double[]? Product(double[]? left, double[]? right)
    {
        if (left is null || right is null)
            return left ?? right;
        return Combine(left, right, static (a, b) => a * b);
    }

    private static double[]? Sum(double[]? left, double[]? right)
    {
        if (left is null || right is null)
            return left ?? right;
        return Combine(left, right, static (a, b) => a + b);
    }

    private static double[] Combine(double[] left, double[] right, Func<double, double, double> combine)
    {
        var result = new double[left.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = combine(left[i], right[i]);
        return result;
    }
}
