using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>What operators know of the import that evaluates them: it knows them, and they know no more of it than this.</summary>
internal interface IImport
{
    /// <summary>The opset of the graph; 0 where the file tells none.</summary>
    long Opset { get; }

    /// <summary>What the network scales by itself; all else is folded into its weights.</summary>
    Scaling Stages { get; }

    /// <summary>What may be spent.</summary>
    WorkBudget Budget { get; }

    /// <summary>The value of a name if it depends on the input, else null.</summary>
    NetworkValue? NetworkOrNull(string name);

    /// <summary>The value of a name that is constant.</summary>
    /// <exception cref="ModelFileException">Nothing that is read gives it.</exception>
    OnnxConstant Constant(string name);

    /// <summary>The numbers of a tensor, wherever the file keeps them.</summary>
    OnnxConstant Decode(OnnxTensor tensor);

    /// <summary>Notes that weights of a type are part of the network.</summary>
    void UseWeights(OnnxConstant weights);

    /// <summary>Adds a remark, once.</summary>
    void Remark(string text);
}
