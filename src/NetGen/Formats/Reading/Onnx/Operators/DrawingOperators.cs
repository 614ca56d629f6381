using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Operators that draw random numbers: there is no network of them, but of what goes into them.</summary>
internal static class DrawingOperators
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal) { "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli" };

    /// <summary>Whether a node draws random numbers.</summary>
    public static bool Include(OnnxNode node) => OnnxDomain.IsStandard(node.Domain) && s_names.Contains(node.Operator);
}
