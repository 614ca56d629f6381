using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>A value of the graph that depends on the input: a function of one variable, applied to each output of a stage.</summary>
internal sealed class NetworkValue
{
    /// <summary>A dimension that the file does not tell.</summary>
    public const int Unknown = -1;

    public NetworkValue(DenseStage stage, Expression expression, int[] shape, int batchAxis, OnnxType type, ModelFileException? obstacle = null)
    {
        Obstacle = obstacle;
        Stage = stage;
        Expression = expression;
        Shape = shape;
        BatchAxis = batchAxis;
        Type = type;
    }

    public DenseStage Stage { get; }

    /// <summary>The function of the stage's outputs.</summary>
    public Expression Expression { get; }

    /// <summary>The dimensions; <see cref="Unknown"/> where the file gives a name or nothing.</summary>
    public int[] Shape { get; }

    /// <summary>Which dimension counts samples, or -1 where the value is that of one sample.</summary>
    public int BatchAxis { get; }

    public OnnxType Type { get; }

    /// <summary>Why no network computes the value, of which then only the shape may be used; null for all others.</summary>
    public ModelFileException? Obstacle { get; }

    /// <summary>The number of values of one sample, or <see cref="Unknown"/>.</summary>
    public int Width
    {
        get
        {
            // No graph that is read makes shapes whose product does not fit: they come from the widths of matrices and inputs.
            long width = 1;
            for (int axis = 0; axis < Shape.Length; axis++)
            {
                if (axis == BatchAxis)
                    continue;
                if (Shape[axis] == Unknown)
                    return Unknown;
                width = Math.Min(width * Shape[axis], int.MaxValue);
            }

            return (int)width;
        }
    }

    public NetworkValue With(Expression expression) => new(Stage, expression, Shape, BatchAxis, Type);

    public NetworkValue With(DenseStage stage) => new(stage, Expression.Variable, Shape, BatchAxis, Type);

    /// <summary>The same where the number of inputs of the network was not told and follows from a constant.</summary>
    public NetworkValue WithWidth(int width) =>
        Stage.Width != Unknown ? this : new(DenseStage.OfInput(width), Expression, Shape, BatchAxis, Type);

    /// <summary>A value of this shape that no network computes.</summary>
    public NetworkValue WithObstacle(ModelFileException error) => new(Stage, Expression, Shape, BatchAxis, Type, error);

    /// <summary>Requires that a network computes the value.</summary>
    public void RequireNumbers()
    {
        if (Obstacle is not null)
            throw Obstacle;
    }

    public NetworkValue WithShape(int[] shape, int batchAxis) => new(Stage, Expression, shape, batchAxis, Type);

    /// <summary>The shape, for messages; a batch of unknown size is N, another unknown dimension ?.</summary>
    public string DescribeShape()
    {
        var parts = new List<string>();
        for (int axis = 0; axis < Shape.Length; axis++)
            parts.Add(Shape[axis] != Unknown ? Shape[axis].ToString(System.Globalization.CultureInfo.InvariantCulture) : axis == BatchAxis ? "N" : "?");
        return $"[{string.Join(", ", parts)}]";
    }
}
