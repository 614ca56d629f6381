using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the checks of the spans that a public method is given.</summary>
internal static class ArgumentChecks
{
    public static void WriteLength(CodeWriter writer, string argument, string needed) =>
        writer.Line($"global::NetGen.Runtime.Guard.Length(Description, nameof({argument}), {argument}.Length, {needed});");

    /// <summary>The check of rows, one for each sample; of one element each where their size is empty.</summary>
    public static void WriteBatchLength(CodeWriter writer, string argument, string rowSize) =>
        writer.Line($"global::NetGen.Runtime.Guard.BatchLength(Description, nameof({argument}), {argument}.Length, samples, {(rowSize.Length == 0 ? "1" : rowSize)});");

    /// <summary>The check of a span that may be left out.</summary>
    public static void WriteOptionalLength(CodeWriter writer, NetworkPlan plan, string argument, params string[] needed) =>
        writer.Line($"global::NetGen.Runtime.Guard.OptionalLength<{plan.Element}>(Description, nameof({argument}), {argument}, {string.Join(", ", needed)});");
}
