using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>
/// An affine function of what the finished layers give: ((x * before + shift) W) * scale + shift, each part of which may be
/// absent. Constants that a graph multiplies or adds gather here, and are folded into W, in double, when the layer is finished.
/// Where a graph takes only some of the network's inputs, x is those.
/// </summary>
internal sealed class DenseStage
{
    // No graph looks at one value in more ways than GELUTanh, which has three.
    private const int MostArguments = 16;

    // An extra layer for constants after the last activation is a diagonal matrix; beyond this it would be most of the network.
    private const int WidestDiagonal = 4096;

    // A graph that takes parts takes each of them once or twice: z and the sigmoid of z.
    private const int MostParts = 16;

    private readonly List<Expression> _arguments = new() { Expression.Variable };
    private readonly List<double> _parameters = new();
    private readonly List<(int[] Indices, DenseStage Part)> _parts = new();

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

    /// <summary>The parameters of activations that operators over the outputs have, other than the defaults of NetGen's.</summary>
    public IReadOnlyList<double> Parameters => _parameters;

    /// <summary>The number of values that the finished layers, or the network's input, give.</summary>
    public int SourceWidth => Inputs?.SourceWidth ?? Taken?.SourceWidth ?? Matrix?.Shape[0] ?? Width;

    /// <summary>The deviation that the graph gives the outputs, where it tells; null is 1, as of what was normalised.</summary>
    private double[]? Deviation { get; set; }

    /// <summary>Which of the network's inputs the outputs are, before the first matrix; null is all of them.</summary>
    private TakenInputs? Taken { get; set; }

    private double[]? InputScale { get; set; }

    private double[]? InputShift { get; set; }

    private double[]? InputDeviation { get; set; }

    /// <summary>Which of the network's inputs the matrix multiplies; null is all of them.</summary>
    private TakenInputs? Inputs { get; set; }

    /// <summary>The node of the matrix, for messages.</summary>
    private string MatrixNode { get; set; } = "";

    private string? BiasName { get; set; }

    /// <summary>The shape of the weights in the file.</summary>
    private int[]? FileShape { get; set; }

    /// <summary>What the network's inputs have become, before the first matrix.</summary>
    private LeadingScaling Leading { get; set; } = LeadingScaling.Nothing;

    /// <summary>What the network declares to do to its inputs, and is no part of the weights; null where it declares nothing.</summary>
    private ModelScaling? InputScaling { get; set; }

    /// <summary>What has become of the values of the layer since its first factor; null where there is none.</summary>
    public TrailingScaling? Trailing { get; private set; }

    /// <summary>The layer as it was before that, where it has no activation yet.</summary>
    private DenseStage? Unscaled { get; set; }

    public static DenseStage OfInput(int width) => new(null, width);

    /// <summary>The start of a layer: what an activation gives, scaled.</summary>
    public static DenseStage After(FinishedLayer before, double scale, double shift)
    {
        int width = before.Layer.Outputs;
        double[]? scales = scale == 1 ? null : Filled(width, scale), shifts = shift == 0 ? null : Filled(width, shift);
        return new DenseStage(before, width) { Scale = scales, Shift = shifts, Trailing = TrailingScaling.Nothing.Then(scales, shifts) };
    }

    /// <summary>Remembers an affine function of the outputs.</summary>
    public void Note(Expression argument)
    {
        if (_arguments.Count < MostArguments && !_arguments.Exists(argument.IsSame))
            _arguments.Add(argument);
    }

    /// <summary>Remembers a parameter of an activation.</summary>
    public void Note(double parameter)
    {
        if (_parameters.Count < MostArguments && !_parameters.Contains(parameter))
            _parameters.Add(parameter);
    }

    /// <summary>The stage followed by a matrix; only for one that has none yet.</summary>
    /// <param name="matrix">W.</param>
    /// <param name="fileShape">Its shape in the file.</param>
    /// <param name="node">The node that multiplies, for messages.</param>
    /// <param name="stages">What the network scales by itself: its inputs are not folded into the matrix then, if it can do what the graph does.</param>
    public DenseStage Multiply(OnnxConstant matrix, int[] fileShape, string node, Scaling stages)
    {
        ModelScaling? scaling = Before is null && (stages & Scaling.Inputs) != 0 ? Leading.ToStage(Width, Taken, node) : null;
        return new(Before, matrix.Shape[1])
        {
            Matrix = matrix,
            MatrixNode = node,
            FileShape = fileShape,
            InputScale = scaling is null ? Scale : null,
            InputShift = scaling is null ? Shift : null,
            InputDeviation = scaling is null ? Deviation : null,
            Inputs = Taken,
            InputScaling = scaling,
        };
    }

    /// <summary>The stage followed by outputs * scale + shift.</summary>
    /// <param name="scale">One factor for each output; null is 1.</param>
    /// <param name="shift">What is added after that; null is 0.</param>
    /// <param name="biasName">The name of what is added.</param>
    /// <param name="deviation">The deviation that the results have, where the graph tells; null keeps what is known.</param>
    /// <param name="divisor">What the outputs are divided by, where the factors are 1 / divisor.</param>
    public DenseStage Then(double[]? scale, double[]? shift, string? biasName, double[]? deviation = null, double[]? divisor = null)
    {
        DenseStage result = Copy(Before, Width, Matrix);
        result.BiasName = BiasName ?? biasName;
        result.Scale = Product(Scale, scale);
        result.Shift = Sum(Product(Shift, Shift is null ? null : scale), shift);
        result.Deviation = deviation ?? Product(Deviation, Deviation is null ? null : scale);
        if (Matrix is null && Before is null)
        {
            result.Leading = Leading.Then(scale, shift);
        }
        else if (Trailing is not null || scale is not null)
        {
            result.Trailing = (Trailing ?? TrailingScaling.Nothing).Then(scale, shift, divisor);
            result.Unscaled = Unscaled ?? this;
        }

        return result;
    }

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

        DenseStage result = Copy(Before, width, new OnnxConstant(Matrix.Name, Matrix.Type, new[] { inputs, width }, numbers, null));
        result.BiasName = BiasName;
        result.Scale = scale;
        result.Shift = shift;
        result.FileShape = new[] { inputs, width };
        return result;
    }

    /// <summary>Some of the outputs, each as often as it is named; the same object for the same ones.</summary>
    /// <param name="indices">Which outputs, counted from 0; the width is known.</param>
    /// <param name="budget">What the weights are charged to.</param>
    public DenseStage Take(int[] indices, WorkBudget budget)
    {
        foreach ((int[] known, DenseStage part) in _parts)
        {
            // By its class: the extension of that name over spans is not in the .NET Standard that a build loads this with.
            if (Enumerable.SequenceEqual(known, indices))
                return part;
        }

        DenseStage result = Matrix is not null ? Copy(Before, indices.Length, Matrix.TakeColumns(indices, budget))
            : Before is not null ? new DenseStage(Before.Take(indices, budget), indices.Length) { Trailing = Trailing?.Take(indices) }
            : new DenseStage(null, indices.Length) { Taken = TakenInputs.Of(Taken, Width, indices), Leading = Leading.Take(indices) };
        result.BiasName = BiasName;
        result.Scale = Taking(Scale, indices);
        result.Shift = Taking(Shift, indices);
        result.Deviation = Taking(Deviation, indices);
        foreach (Expression argument in _arguments)
            result.Note(argument);
        foreach (double parameter in _parameters)
            result.Note(parameter);
        if (_parts.Count < MostParts)
            _parts.Add((indices, result));
        return result;
    }

    /// <summary>The last layer without what <see cref="Trailing"/> does to its values.</summary>
    /// <param name="node">The node at which the layer ends, for messages.</param>
    /// <param name="budget">What the weights are charged to.</param>
    public FinishedLayer FinishUnscaled(string node, WorkBudget budget) =>
        Matrix is null ? Before! : Unscaled!.Finish(LayerActivation.Of(ActivationDefinition.Identity), 1, 0, node, budget);

    /// <summary>The layer of an activation of slope * outputs + offset.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="slope">What the outputs are multiplied by before it.</param>
    /// <param name="offset">What is added to that.</param>
    /// <param name="node">The node at which the layer ends, for messages.</param>
    /// <param name="budget">What the weights are charged to.</param>
    public FinishedLayer Finish(LayerActivation activation, double slope, double offset, string node, WorkBudget budget)
    {
        if (Matrix is null && Width > WidestDiagonal)
            throw new ModelFileException($"The graph scales {Width} values where there is no matrix to fold that into; at most {WidestDiagonal} become a layer of their own.");
        FoldedScaling? folding = Matrix is not null
            ? FoldedScaling.IntoMatrix(MatrixNode, Matrix.NumbersOrNull!, Width, InputScale, InputShift, InputDeviation, Inputs, isOfInputs: Before is null)
            : Before is null ? FoldedScaling.IntoDiagonal(node, Scale, Shift, Deviation, Taken) : null;
        return Then(slope, offset).Finish(activation, folding, budget);
    }

    private FinishedLayer Finish(LayerActivation activation, FoldedScaling? folding, WorkBudget budget)
    {
        int inputs = Matrix?.Shape[0] ?? Width;
        budget.Spend((long)Math.Max(inputs, SourceWidth) * Width);
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

        TakenInputs? taken = Matrix is null ? Taken : Inputs;
        if (taken is not null)
        {
            weights = taken.WithAllInputs(weights, Width);
            inputs = taken.SourceWidth;
        }

        biases = Sum(Product(biases, biases is null ? null : Scale), Shift);
        string name = Matrix?.Name ?? "a scaling by constants";
        return new FinishedLayer(new DenseLayer(inputs, Width, weights, biases, activation, name, FileShape ?? new[] { Width }, BiasName, folding), Before, taken?.CountDistinct(), InputScaling);
    }

    /// <summary>The parts that stay the same where outputs are scaled, or where others take their place.</summary>
    private DenseStage Copy(FinishedLayer? before, int width, OnnxConstant? matrix) => new(before, width)
    {
        Matrix = matrix,
        MatrixNode = MatrixNode,
        FileShape = FileShape,
        InputScale = InputScale,
        InputShift = InputShift,
        InputDeviation = InputDeviation,
        Inputs = Inputs,
        Taken = Taken,
        InputScaling = InputScaling,
    };

    private static double[]? Taking(double[]? values, int[] indices) => values is null ? null : Array.ConvertAll(indices, index => values[index]);

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
