using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>The products with constant matrices: what makes a layer.</summary>
internal static class MatrixOperators
{
    /// <summary>x W, or W x where x has a sample in each column.</summary>
    public static void MatMul(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        if (context.NetworkOrNull(0) is { } left)
        {
            if (context.NetworkOrNull(1) is not null)
                throw context.Error("both of its inputs depend on the network's input; one of them must be a constant matrix");
            context.Value = TimesMatrix(context, left, context.NumbersInput(1));
        }
        else
        {
            context.Value = MatrixTimes(context, context.NumbersInput(0), context.Network(1));
        }
    }

    /// <summary>alpha A B + beta C, A and B transposed where asked for.</summary>
    public static void Gemm(OnnxContext context)
    {
        context.RequireInputs(2, 3);
        bool transposeA = context.Integer("transA", 0) != 0;
        bool transposeB = context.Integer("transB", 0) != 0;
        double alpha = context.Number("alpha", 1);
        double beta = context.Number("beta", 1);
        NetworkValue result;
        if (context.NetworkOrNull(0) is { } left)
        {
            if (context.NetworkOrNull(1) is not null)
                throw context.Error("A and B depend on the network's input; one of them must be a constant matrix");
            RequireMatrix(context, left);
            result = TimesMatrix(context, transposeA ? Swap(left) : left, Operand(context, 1, transposeB, alpha));
        }
        else
        {
            NetworkValue right = context.Network(1);
            RequireMatrix(context, right);
            result = MatrixTimes(context, Operand(context, 0, transposeA, alpha), transposeB ? Swap(right) : right);
        }

        if (context.HasInput(2) && beta != 0)
        {
            if (context.NetworkOrNull(2) is not null)
                throw context.Error("C depends on the network's input; a constant is supported there");
            OnnxConstant c = context.NumbersInput(2);
            if (beta != 1)
            {
                context.Import.Budget.Spend(c.Count);
                c = new OnnxConstant(c.Name, c.Type, c.Shape, System.Array.ConvertAll(c.NumbersOrNull!, value => value * beta), null);
            }

            result = Affine.Add(context, result, c);
        }

        context.Value = result;
    }

    /// <summary>A constant matrix of Gemm: transposed and scaled, but with the shape in the file kept for messages.</summary>
    private static OnnxConstant Operand(OnnxContext context, int index, bool transpose, double alpha)
    {
        OnnxConstant matrix = context.NumbersInput(index);
        if (matrix.Shape.Length != 2)
            throw context.Error($"its input {matrix} is no matrix");
        context.Import.Budget.Spend(matrix.Count);
        OnnxConstant operand = transpose ? matrix.Transpose() : matrix;
        if (alpha != 1)
            operand = new OnnxConstant(operand.Name, operand.Type, operand.Shape, System.Array.ConvertAll(operand.NumbersOrNull!, value => value * alpha), null);
        return operand;
    }

    private static void RequireMatrix(OnnxContext context, NetworkValue value)
    {
        if (value.Shape.Length != 2)
            throw context.Error($"its input has the shape {value.DescribeShape()}; a matrix is needed");
    }

    private static NetworkValue Swap(NetworkValue value)
    {
        int[] shape = { value.Shape[1], value.Shape[0] };
        return value.WithShape(shape, value.BatchAxis < 0 ? -1 : 1 - value.BatchAxis);
    }

    private static NetworkValue TimesMatrix(OnnxContext context, NetworkValue value, OnnxConstant matrix)
    {
        int last = value.Shape.Length - 1;
        if (matrix.Shape.Length is < 1 or > 2 || matrix.Count == 0)
            throw context.Error($"its input {matrix} is no matrix");
        int rows = matrix.Shape[0];
        if (last < 0 || value.BatchAxis == last || !HoldsFeaturesOnly(value, last) || value.Shape[last] != NetworkValue.Unknown && value.Shape[last] != rows)
            throw context.Error($"a value of the shape {value.DescribeShape()} does not go with the matrix {matrix}");

        var shape = new List<int>(value.Shape);
        if (matrix.Shape.Length == 1)
            shape.RemoveAt(last);
        else
            shape[last] = matrix.Shape[1];
        return Multiply(context, value, matrix.Shape.Length == 1 ? matrix.Reshape(new[] { rows, 1 }) : matrix, matrix.Shape, shape.ToArray());
    }

    private static NetworkValue MatrixTimes(OnnxContext context, OnnxConstant matrix, NetworkValue value)
    {
        bool isVector = value.Shape.Length == 1 && value.BatchAxis < 0;
        bool isColumns = value.Shape.Length == 2 && value.BatchAxis == 1;
        if (matrix.Shape.Length != 2 || matrix.Count == 0 || !isVector && !isColumns || value.Shape[0] != NetworkValue.Unknown && value.Shape[0] != matrix.Shape[1])
            throw context.Error($"the matrix {matrix} does not go with a value of the shape {value.DescribeShape()}");
        context.Import.Budget.Spend(matrix.Count);
        int[] shape = (int[])value.Shape.Clone();
        shape[0] = matrix.Shape[0];
        return Multiply(context, value, matrix.Transpose(), matrix.Shape, shape);
    }

    private static NetworkValue Multiply(OnnxContext context, NetworkValue value, OnnxConstant matrix, int[] fileShape, int[] shape)
    {
        context.Import.UseWeights(matrix);
        DenseStage stage = StageBuilder.OpenForMatrix(context, value.WithWidth(matrix.Shape[0])).Multiply(matrix, fileShape, context.Node.ToString(), context.Import.Stages);
        return new NetworkValue(stage, Expression.Variable, shape, value.BatchAxis, value.Type);
    }

    /// <summary>Whether all the values of a sample are along one axis.</summary>
    private static bool HoldsFeaturesOnly(NetworkValue value, int axis)
    {
        for (int other = 0; other < value.Shape.Length; other++)
        {
            if (other != axis && other != value.BatchAxis && value.Shape[other] != 1)
                return false;
        }

        return true;
    }
}
