using System;
using System.Collections.Generic;

namespace NetGen.ModelFiles;

/// <summary>The operators that are understood.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Action<OnnxContext>> s_ofNetwork = new(StringComparer.Ordinal)
    {
        ["MatMul"] = MatrixOperators.MatMul,
        ["Gemm"] = MatrixOperators.Gemm,
        ["Add"] = ArithmeticOperators.Add,
        ["Sum"] = ArithmeticOperators.Add,
        ["Sub"] = ArithmeticOperators.Subtract,
        ["Mul"] = ArithmeticOperators.Multiply,
        ["Div"] = ArithmeticOperators.Divide,
        ["Neg"] = ArithmeticOperators.Negate,
        ["Pow"] = ArithmeticOperators.Power,
        ["Reciprocal"] = ArithmeticOperators.Reciprocal,
        ["BatchNormalization"] = NormalizationOperators.BatchNormalization,
        ["Relu"] = ActivationOperators.Relu,
        ["LeakyRelu"] = ActivationOperators.LeakyRelu,
        ["PRelu"] = ActivationOperators.PRelu,
        ["Elu"] = ActivationOperators.Elu,
        ["Celu"] = ActivationOperators.Celu,
        ["Selu"] = ActivationOperators.Selu,
        ["Gelu"] = ActivationOperators.Gelu,
        ["Mish"] = ActivationOperators.Mish,
        ["Tanh"] = ActivationOperators.Tanh,
        ["Sigmoid"] = ActivationOperators.Sigmoid,
        ["HardSigmoid"] = ActivationOperators.HardSigmoid,
        ["HardSwish"] = ActivationOperators.HardSwish,
        ["Softplus"] = ActivationOperators.Softplus,
        ["Softsign"] = ActivationOperators.Softsign,
        ["Clip"] = ActivationOperators.Clip,
        ["Max"] = ActivationOperators.Max,
        ["Min"] = ActivationOperators.Min,
        ["Erf"] = ActivationOperators.Erf,
        ["Exp"] = ActivationOperators.Exp,
        ["Log"] = ActivationOperators.Log,
        ["Abs"] = ActivationOperators.Abs,
        ["Softmax"] = ActivationOperators.Softmax,
        ["LogSoftmax"] = ActivationOperators.LogSoftmax,
        ["Identity"] = ShapeOperators.Identity,
        ["Dropout"] = ShapeOperators.Dropout,
        ["Cast"] = ShapeOperators.Cast,
        ["Flatten"] = ShapeOperators.Flatten,
        ["Reshape"] = ShapeOperators.Reshape,
        ["Squeeze"] = ShapeOperators.Squeeze,
        ["Unsqueeze"] = ShapeOperators.Unsqueeze,
        ["Transpose"] = ShapeOperators.Transpose,
        ["Concat"] = ConcatOperator.Concat,
        ["Expand"] = ShapeOperators.Expand,
        ["Shape"] = ShapeOperators.Shape,
    };

    private static readonly Dictionary<string, Action<OnnxContext>> s_ofNetworkInMachineLearning = new(StringComparer.Ordinal)
    {
        ["Scaler"] = NormalizationOperators.Scaler,
        ["ZipMap"] = ShapeOperators.Identity,
    };

    private static readonly Dictionary<string, Action<OnnxContext>> s_ofConstants = new(StringComparer.Ordinal)
    {
        ["Constant"] = ConstantOperators.Constant,
        ["Identity"] = ConstantOperators.Identity,
        ["Cast"] = ConstantOperators.Cast,
        ["Transpose"] = ConstantOperators.Transpose,
        ["Reshape"] = ConstantOperators.Reshape,
        ["Squeeze"] = ConstantOperators.Squeeze,
        ["Unsqueeze"] = ConstantOperators.Unsqueeze,
        ["Concat"] = ConstantOperators.Concat,
        ["ConstantOfShape"] = ConstantOperators.ConstantOfShape,
        ["Gather"] = ConstantOperators.Gather,
        ["Slice"] = ConstantOperators.Slice,
        ["Add"] = ConstantOperators.Add,
        ["Sub"] = ConstantOperators.Subtract,
        ["Mul"] = ConstantOperators.Multiply,
        ["Div"] = ConstantOperators.Divide,
        ["Sqrt"] = ConstantOperators.SquareRoot,
        ["Neg"] = ConstantOperators.Negate,
    };

    /// <summary>What evaluates a node.</summary>
    /// <exception cref="ModelFileException">Nothing does.</exception>
    public static Action<OnnxContext> Find(OnnxContext context)
    {
        bool ofNetwork = context.DependsOnInput();
        Dictionary<string, Action<OnnxContext>>? table = null;
        if (OnnxDomain.IsStandard(context.Node.Domain))
            table = ofNetwork ? s_ofNetwork : s_ofConstants;
        else if (context.Node.Domain == OnnxDomain.MachineLearning && ofNetwork)
            table = s_ofNetworkInMachineLearning;
        if (table is not null && table.TryGetValue(context.Node.Operator, out Action<OnnxContext>? evaluate))
            return evaluate;

        var supported = new List<string>((ofNetwork ? s_ofNetwork : s_ofConstants).Keys);
        if (ofNetwork)
            supported.AddRange(s_ofNetworkInMachineLearning.Keys);
        supported.Sort(StringComparer.Ordinal);
        throw context.Error($"this operator is not supported {(ofNetwork ? "in a fully connected network" : "on constants")}; supported are {string.Join(", ", supported)}");
    }
}
