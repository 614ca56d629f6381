using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>How an operator is read, and which of its definitions say that it is right to.</summary>
internal sealed class OperatorReading
{
    /// <param name="evaluate">What evaluates a node.</param>
    /// <param name="versions">The opsets in which ONNX defines the operator anew, the one in force in opset 6 first; all of them are read.</param>
    public OperatorReading(Action<OnnxContext> evaluate, params int[] versions)
    {
        Evaluate = evaluate;
        Versions = versions;
    }

    public Action<OnnxContext> Evaluate { get; }

    public IReadOnlyList<int> Versions { get; }

    /// <summary>The first opset that has the operator as it is read.</summary>
    public int First => Versions[0];
}
