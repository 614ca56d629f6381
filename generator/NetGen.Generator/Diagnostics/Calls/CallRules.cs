using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Judges the lengths of one call's arguments; what it finds would throw for certain.</summary>
internal sealed class CallRules(NetworkShape shape, List<CallArgument> arguments, bool needsSamples, Action<Diagnostic> report)
{
    public void Check()
    {
        bool hasRows = false;
        foreach (CallArgument argument in arguments)
        {
            hasRows |= argument.Need.ByRows;
            if (argument.Need.ByRows)
                CheckRows(argument);
            else if (argument.Extent.Excludes(argument.Need.Size))
                Report(argument.Need.Descriptor, argument, Count(argument.Need.Size, argument.Need), Has(argument.Extent), samples: 1);
        }

        if (hasRows)
            CheckAgreement();
    }

    private void CheckRows(CallArgument argument)
    {
        if (!argument.Extent.IsExact)
            return;
        ArgumentNeed need = argument.Need;
        if (argument.Samples is null)
            Report(CallDescriptors.NotInRows, argument, "rows of " + Count(need.Size, need), Has(argument.Extent));
        else if (argument.Samples == 0 && needsSamples)
            Report(CallDescriptors.NotInRows, argument, "at least one row of " + Count(need.Size, need), Has(argument.Extent));
    }

    /// <summary>All arguments must have rows for as many samples as the first whose samples are known.</summary>
    private void CheckAgreement()
    {
        CallArgument? known = arguments.FirstOrDefault(argument => argument.Samples > 0 || (argument.Samples == 0 && !needsSamples));
        if (known is null)
        {
            CheckProducts();
            return;
        }

        long samples = known.Samples!.Value;
        foreach (CallArgument argument in arguments)
        {
            ArgumentNeed need = argument.Need;
            bool ownFault = argument.Extent.IsExact && (argument.Samples is null || (argument.Samples == 0 && needsSamples));
            if (need.ByRows && !ownFault && argument.Extent.Excludes(samples * need.Size))
                Report(CallDescriptors.RowsDisagree, argument, $"{Count(samples * need.Size, need)} for {Text(samples)} {(samples == 1 ? "sample" : "samples")}", Has(argument.Extent), samples);
        }
    }

    /// <summary>
    /// Products with one unknown factor: with no samples at all both would be 0 and right, so only a method that needs a
    /// sample is certain to throw.
    /// </summary>
    private void CheckProducts()
    {
        if (!needsSamples || arguments.FirstOrDefault(argument => argument.Need.ByRows && argument.Extent.Symbol is not null) is not { } first)
            return;
        foreach (CallArgument argument in arguments)
        {
            if (!argument.Need.ByRows || !SymbolEqualityComparer.Default.Equals(argument.Extent.Symbol, first.Extent.Symbol)
                || RowProducts.CanAgree(first, argument))
                continue;
            Report(
                CallDescriptors.RowsDisagree,
                argument,
                $"{Count(argument.Need.Size, argument.Need)} for every {Count(first.Need.Size, first.Need)}",
                $"{Text(argument.Extent.Factor)} for every {Text(first.Extent.Factor)}");
        }
    }

    private void Report(DiagnosticDescriptor descriptor, CallArgument argument, string takes, string has, long samples = 0) =>
        report(Diagnostic.Create(
            descriptor,
            argument.Value.Syntax.GetLocation(),
            samples == 0 ? null : ForCodeFix(argument.Need, samples),
            shape.Name,
            takes,
            argument.Kind,
            has));

    /// <summary>The right length as source text, for the code fix: to be written and to be read.</summary>
    private ImmutableDictionary<string, string?> ForCodeFix(ArgumentNeed need, long samples)
    {
        return ImmutableDictionary<string, string?>.Empty.Add("Length", Length(shape.QualifiedName)).Add("ShortLength", Length(shape.Name));

        string Length(string network) => need.Constant is null ? Text(samples) : (samples == 1 ? "" : Text(samples) + " * ") + network + "." + need.Constant;
    }

    private static string Count(long count, ArgumentNeed need) => Text(count) + " " + (count == 1 ? need.One : need.Many);

    private static string Has(Extent extent) => extent.IsExact ? Text(extent.Factor) : "a multiple of " + Text(extent.Divisor);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
