using System;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>An expression has become something that no activation is; the importer adds the node.</summary>
internal sealed class NotAnActivationException : Exception
{
    /// <param name="reason">Why, as the end of a sentence.</param>
    public NotAnActivationException(string reason)
        : base(reason)
    {
    }
}
