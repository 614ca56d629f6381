using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Judges labels that are written into the call; elements of a variable may have changed since.</summary>
internal static class LabelRules
{
    public static void Check(NetworkShape shape, IArgumentOperation argument, ExtentReader reader, Action<Diagnostic> report)
    {
        if (argument.Parameter?.Name == "label")
            CheckLabel(shape, argument.Value, reader, report);
        if (argument.Parameter?.Name != "labels")
            return;

        ImmutableArray<IOperation> labels = ExtentReader.Unwrap(argument.Value) switch
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
