using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Judges labels that are written into the call; elements of a variable may have changed since.</summary>
internal static class LabelRules
{
    /// <summary>Judges one label, or several.</summary>
    public static void Check(NetworkShape shape, IOperation value, ExtentReader reader, Action<Diagnostic> report)
    {
        if (value.Type?.SpecialType == SpecialType.System_Int32)
        {
            CheckLabel(shape, value, reader, report);
            return;
        }

        ImmutableArray<IOperation> labels = ExtentReader.Unwrap(value) switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => [],
        };
        foreach (IOperation label in labels)
            CheckLabel(shape, label, reader, report);
    }

    private static void CheckLabel(NetworkShape shape, IOperation label, ExtentReader reader, Action<Diagnostic> report)
    {
        if (reader.Number(label) is { IsExact: true } value && (value.Factor < 0 || value.Factor >= shape.OutputSize))
        {
            report(Diagnostic.Create(
                CallDescriptors.LabelOutOfRange, label.Syntax.GetLocation(), shape.Name, Text(shape.OutputSize), Text(shape.OutputSize - 1), Text(value.Factor)));
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
