using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>What an argument of a network's method means, from the name of its parameter.</summary>
/// <param name="Descriptor">The diagnostic of a wrong length.</param>
/// <param name="Size">The length for one sample, or for the call where it is not by rows.</param>
/// <param name="One">What one element is: input.</param>
/// <param name="Many">What several are: inputs.</param>
/// <param name="ByRows">Whether the argument has a row for each sample of a batch.</param>
/// <param name="Constant">The network's constant of this size; null for one element a sample.</param>
internal sealed record ArgumentNeed(DiagnosticDescriptor Descriptor, long Size, string One, string Many, bool ByRows, string? Constant)
{
    public static ArgumentNeed? Of(IParameterSymbol parameter, NetworkShape shape, bool batch) => parameter.Name switch
    {
        "input" or "inputs" => new(CallDescriptors.InputLength, shape.InputSize, "input", "inputs", batch, "InputSize"),
        "output" or "outputs" => new(CallDescriptors.OutputLength, shape.OutputSize, "output", "outputs", batch, "OutputSize"),
        "target" or "targets" => new(CallDescriptors.TargetLength, shape.OutputSize, "target", "targets", batch, "OutputSize"),
        "outputGradients" => new(CallDescriptors.TargetLength, shape.OutputSize, "output gradient", "output gradients", batch, "OutputSize"),
        "labels" => new(CallDescriptors.RowsDisagree, 1, "label", "labels", batch, null),
        "classes" => new(CallDescriptors.RowsDisagree, 1, "class", "classes", batch, null),
        "sampleWeights" => new(CallDescriptors.RowsDisagree, 1, "sample weight", "sample weights", batch, null),
        "inputGradients" => new(CallDescriptors.GradientLength, shape.InputSize, "input gradient", "input gradients", batch, "InputSize"),
        "gradients" => new(CallDescriptors.GradientLength, shape.ParameterCount, "gradient", "gradients", false, "ParameterCount"),
        "parameters" => new(CallDescriptors.ParametersLength, shape.ParameterCount, "parameter", "parameters", false, "ParameterCount"),
        _ => null,
    };
}

/// <summary>An argument whose length matters.</summary>
/// <param name="Need">What it must be.</param>
/// <param name="Extent">What the source tells of its length.</param>
/// <param name="Value">The argument.</param>
/// <param name="Ordinal">The position of its parameter.</param>
internal sealed record CallArgument(ArgumentNeed Need, Extent Extent, IOperation Value, int Ordinal)
{
    /// <summary>The samples that the argument has rows for; null where that is not known or it has no whole rows.</summary>
    public long? Samples => Need.ByRows && Extent.IsExact && Extent.Factor % Need.Size == 0 ? Extent.Factor / Need.Size : null;

    /// <summary>What a message calls the argument.</summary>
    public string Kind => ExtentReader.Unwrap(Value) switch
    {
        ICollectionExpressionOperation => "collection",
        { Type: IArrayTypeSymbol } => "array",
        _ => "span",
    };
}
