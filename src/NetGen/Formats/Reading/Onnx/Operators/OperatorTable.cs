using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>
/// The operators that are understood, with the versions of their definitions: from the one that is in force in opset 6 on, each was
/// compared with what is computed here, in the text of ONNX up to <see cref="OnnxOpset.NewestKnown"/>.
/// </summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, OperatorReading> s_ofNetwork = new(StringComparer.Ordinal)
    {
        ["MatMul"] = new(MatrixOperators.MatMul, 1, 9, 13),
        ["Gemm"] = new(MatrixOperators.Gemm, 6, 7, 9, 11, 13),
        ["Add"] = new(ArithmeticOperators.Add, 6, 7, 13, 14),
        ["Sum"] = new(ArithmeticOperators.Add, 6, 8, 13),
        ["Sub"] = new(ArithmeticOperators.Subtract, 6, 7, 13, 14),
        ["Mul"] = new(ArithmeticOperators.Multiply, 6, 7, 13, 14),
        ["Div"] = new(ArithmeticOperators.Divide, 6, 7, 13, 14),
        ["Neg"] = new(ArithmeticOperators.Negate, 6, 13),
        ["Pow"] = new(ArithmeticOperators.Power, 1, 7, 12, 13, 15),
        ["Reciprocal"] = new(ArithmeticOperators.Reciprocal, 6, 13),
        ["BatchNormalization"] = new(NormalizationOperators.BatchNormalization, 6, 7, 9, 14, 15),
        ["Relu"] = new(ActivationOperators.Relu, 6, 13, 14),
        ["LeakyRelu"] = new(ActivationOperators.LeakyRelu, 6, 16),
        ["PRelu"] = new(ActivationOperators.PRelu, 6, 7, 9, 16),
        ["Elu"] = new(ActivationOperators.Elu, 6, 22),
        ["Celu"] = new(ActivationOperators.Celu, 12, 28),
        ["Selu"] = new(ActivationOperators.Selu, 6, 22),
        ["Gelu"] = new(ActivationOperators.Gelu, 20),
        ["Swish"] = new(ActivationOperators.Swish, 24),
        ["Mish"] = new(ActivationOperators.Mish, 18, 22),
        ["Tanh"] = new(ActivationOperators.Tanh, 6, 13),
        ["Sigmoid"] = new(ActivationOperators.Sigmoid, 6, 13),
        ["HardSigmoid"] = new(ActivationOperators.HardSigmoid, 6, 22),
        ["HardSwish"] = new(ActivationOperators.HardSwish, 14, 22),
        ["Softplus"] = new(ActivationOperators.Softplus, 1, 22),
        ["Softsign"] = new(ActivationOperators.Softsign, 1, 22),
        ["Clip"] = new(ActivationOperators.Clip, 6, 11, 12, 13),
        ["Max"] = new(ActivationOperators.Max, 6, 8, 12, 13),
        ["Min"] = new(ActivationOperators.Min, 6, 8, 12, 13),
        ["Erf"] = new(ActivationOperators.Erf, 9, 13),
        ["Exp"] = new(ActivationOperators.Exp, 6, 13),
        ["Log"] = new(ActivationOperators.Log, 6, 13),
        ["Abs"] = new(ActivationOperators.Abs, 6, 13),
        ["Softmax"] = new(ActivationOperators.Softmax, 1, 11, 13),
        ["LogSoftmax"] = new(ActivationOperators.LogSoftmax, 1, 11, 13),
        ["Identity"] = new(ShapeOperators.Identity, 1, 13, 14, 16, 19, 21, 23, 24, 25),
        ["Dropout"] = new(ShapeOperators.Dropout, 6, 7, 10, 12, 13, 22),
        ["Cast"] = new(ShapeOperators.Cast, 6, 9, 13, 19, 21, 23, 24, 25),
        ["Flatten"] = new(ShapeOperators.Flatten, 1, 9, 11, 13, 21, 23, 24, 25),
        ["Reshape"] = new(ShapeOperators.Reshape, 5, 13, 14, 19, 21, 23, 24, 25),
        ["Squeeze"] = new(ShapeOperators.Squeeze, 1, 11, 13, 21, 23, 24, 25),
        ["Unsqueeze"] = new(ShapeOperators.Unsqueeze, 1, 11, 13, 21, 23, 24, 25),
        ["Transpose"] = new(ShapeOperators.Transpose, 1, 13, 21, 23, 24, 25),
        ["Concat"] = new(ConcatOperator.Concat, 4, 11, 13),
        ["Split"] = new(PartOperators.Split, 2, 11, 13, 18),
        ["Slice"] = new(PartOperators.Slice, 1, 10, 11, 13),
        ["Gather"] = new(PartOperators.Gather, 1, 11, 13),
        ["Expand"] = new(ShapeOperators.Expand, 8, 13),
        ["Shape"] = new(ShapeOperators.Shape, 1, 13, 15, 19, 21, 23, 24, 25),
    };

    private static readonly Dictionary<string, OperatorReading> s_ofNetworkInMachineLearning = new(StringComparer.Ordinal)
    {
        ["Scaler"] = new(NormalizationOperators.Scaler, 1),
        ["ZipMap"] = new(ShapeOperators.Identity, 1),
    };

    private static readonly Dictionary<string, OperatorReading> s_ofConstants = new(StringComparer.Ordinal)
    {
        ["Constant"] = new(ConstantOperators.Constant, 1, 9, 11, 12, 13, 19, 21, 23, 24, 25),
        ["Identity"] = new(ConstantOperators.Identity, 1, 13, 14, 16, 19, 21, 23, 24, 25),
        ["Cast"] = new(ConstantOperators.Cast, 6, 9, 13, 19, 21, 23, 24, 25),
        ["Transpose"] = new(ConstantOperators.Transpose, 1, 13, 21, 23, 24, 25),
        ["Reshape"] = new(ConstantOperators.Reshape, 5, 13, 14, 19, 21, 23, 24, 25),
        ["Squeeze"] = new(ConstantOperators.Squeeze, 1, 11, 13, 21, 23, 24, 25),
        ["Unsqueeze"] = new(ConstantOperators.Unsqueeze, 1, 11, 13, 21, 23, 24, 25),
        ["Concat"] = new(ConstantOperators.Concat, 4, 11, 13),
        ["ConstantOfShape"] = new(ConstantOperators.ConstantOfShape, 9, 20, 21, 23, 24, 25),
        ["Gather"] = new(ConstantOperators.Gather, 1, 11, 13),
        ["Slice"] = new(ConstantOperators.Slice, 1, 10, 11, 13),
        ["Add"] = new(ConstantOperators.Add, 6, 7, 13, 14),
        ["Sub"] = new(ConstantOperators.Subtract, 6, 7, 13, 14),
        ["Mul"] = new(ConstantOperators.Multiply, 6, 7, 13, 14),
        ["Div"] = new(ConstantOperators.Divide, 6, 7, 13, 14),
        ["Sqrt"] = new(ConstantOperators.SquareRoot, 6, 13),
        ["Neg"] = new(ConstantOperators.Negate, 6, 13),
        ["Exp"] = new(ConstantOperators.Exponential, 6, 13),
    };

    /// <summary>All operators of ONNX itself that are read, with the versions of their definitions.</summary>
    public static IEnumerable<KeyValuePair<string, OperatorReading>> All => s_ofNetwork.Concat(s_ofConstants);

    /// <summary>Why no node of an operator is read, whatever it takes, as the end of a sentence; null where some are.</summary>
    public static string? WhyNever(OnnxNode node)
    {
        if (DrawingOperators.Include(node))
            return "it draws random numbers, and a network gives the same whenever it is given the same";
        bool isKnown = OnnxDomain.IsStandard(node.Domain)
            ? s_ofNetwork.ContainsKey(node.Operator) || s_ofConstants.ContainsKey(node.Operator)
            : node.Domain == OnnxDomain.MachineLearning && s_ofNetworkInMachineLearning.ContainsKey(node.Operator);
        return isKnown ? null : "this operator is not supported";
    }

    /// <summary>What evaluates a node.</summary>
    /// <exception cref="ModelFileException">Nothing does.</exception>
    public static Action<OnnxContext> Find(OnnxContext context)
    {
        if (DrawingOperators.Include(context.Node))
            throw context.Error(WhyNever(context.Node)!);
        bool ofNetwork = context.DependsOnInput();
        bool isStandard = OnnxDomain.IsStandard(context.Node.Domain);
        Dictionary<string, OperatorReading>? table = null;
        if (isStandard)
            table = ofNetwork ? s_ofNetwork : s_ofConstants;
        else if (context.Node.Domain == OnnxDomain.MachineLearning && ofNetwork)
            table = s_ofNetworkInMachineLearning;
        if (table is not null && table.TryGetValue(context.Node.Operator, out OperatorReading? reading))
        {
            return !isStandard || context.Opset >= reading.First ? reading.Evaluate
                : throw context.Error($"ONNX has this operator since opset {reading.First}, and the model uses opset {context.Opset}");
        }

        var supported = new List<string>((ofNetwork ? s_ofNetwork : s_ofConstants).Keys);
        if (ofNetwork)
            supported.AddRange(s_ofNetworkInMachineLearning.Keys);
        supported.Sort(StringComparer.Ordinal);
        throw context.Error($"this operator is not supported {(ofNetwork ? "in a fully connected network" : "on constants")}; supported are {string.Join(", ", supported)}");
    }
}
