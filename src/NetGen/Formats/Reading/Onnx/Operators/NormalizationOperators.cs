using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Operators that scale and shift each value by constants, of their own right.</summary>
internal static class NormalizationOperators
{
    // PyTorch's and ONNX's.
    private const double DefaultEpsilon = 1e-5;

    /// <summary>(x - mean) / sqrt(variance + epsilon) * scale + bias, as a trained network uses it.</summary>
    public static void BatchNormalization(OnnxContext context)
    {
        const int FirstWithoutTest = 7;
        context.RequireInputs(5, 5);
        NetworkValue value = context.Network();
        if (context.Integer("training_mode", 0) != 0 || context.Opset < FirstWithoutTest && context.Integer("is_test", 0) == 0)
            throw context.Error("it is in training mode; export the model for inference");
        if (value.Shape.Length != 2 || value.BatchAxis != 0)
            throw context.Error($"its input has the shape {value.DescribeShape()}; [N, features] is supported");
        double[] scale = Vector(context, 1, value.Width);
        double[] bias = Vector(context, 2, scale.Length);
        double[] mean = Vector(context, 3, scale.Length);
        double[] variance = Vector(context, 4, scale.Length);
        double epsilon = context.Number("epsilon", DefaultEpsilon);
        var factor = new double[scale.Length];
        var shift = new double[scale.Length];
        for (int i = 0; i < factor.Length; i++)
        {
            factor[i] = scale[i] / Math.Sqrt(variance[i] + epsilon);
            shift[i] = bias[i] - mean[i] * factor[i];
        }

        context.Value = Affine.ScaleAndShift(context, value.WithShape(new[] { value.Shape[0], factor.Length }, 0), factor, shift, Array.ConvertAll(scale, Math.Abs));
    }

    /// <summary>(x - offset) * scale.</summary>
    public static void Scaler(OnnxContext context)
    {
        context.RequireInputs(1, 1);
        NetworkValue value = context.Network();
        IReadOnlyList<double> offset = context.Node.Attribute("offset")?.Numbers ?? Array.Empty<double>();
        IReadOnlyList<double> scale = context.Node.Attribute("scale")?.Numbers ?? Array.Empty<double>();
        int width = value.Width != NetworkValue.Unknown ? value.Width : Math.Max(offset.Count, scale.Count);
        if (value.Shape.Length != 2 || value.BatchAxis != 0 || !Fits(offset, width) || !Fits(scale, width) || width > Limits.LayerSize)
            throw context.Error($"its input has the shape {value.DescribeShape()}, its offset {offset.Count} numbers and its scale {scale.Count}; [N, features] and one number, or one for each feature, are supported");
        context.Import.Budget.Spend(width);
        var factor = new double[width];
        var shift = new double[width];
        for (int i = 0; i < width; i++)
        {
            factor[i] = scale[scale.Count == 1 ? 0 : i];
            shift[i] = -offset[offset.Count == 1 ? 0 : i] * factor[i];
        }

        context.Value = Affine.ScaleAndShift(context, value.WithShape(new[] { value.Shape[0], width }, 0), factor, shift, null);
    }

    private static bool Fits(IReadOnlyList<double> numbers, int width) => numbers.Count == 1 || numbers.Count == width && width > 0;

    private static double[] Vector(OnnxContext context, int index, int width)
    {
        OnnxConstant constant = context.NumbersInput(index);
        if (constant.Shape.Length != 1 || width != NetworkValue.Unknown && constant.Count != width || constant.Count is 0 or > Limits.LayerSize)
            throw context.Error($"its input {constant} must have one number for each feature");
        context.Import.Budget.Spend(constant.Count);
        return constant.NumbersOrNull!;
    }
}
