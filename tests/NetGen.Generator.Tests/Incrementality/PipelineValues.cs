using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The values that a generator's own steps hold between two runs.</summary>
internal static class PipelineValues
{
    // The last of the steps that ForAttributeWithMetadataName is made of: what it holds is what the generator's transform returned.
    private const string Transform = "result_ForAttributeWithMetadataName";

    /// <summary>Every value of every step between Roslyn's inputs and the steps that write files, named or not.</summary>
    /// <param name="run">A run.</param>
    /// <returns>Each value with the name of its step.</returns>
    public static IReadOnlyList<(string Step, object Value)> Of(IncrementalRun run)
    {
        var values = new List<(string, object)>();
        var seen = new HashSet<IncrementalGeneratorRunStep>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<IncrementalGeneratorRunStep>(run.OutputSteps.SelectMany(Sources));
        while (pending.TryPop(out IncrementalGeneratorRunStep? step))
        {
            if (!seen.Add(step) || IsRoslyns(step.Name))
                continue;
            values.AddRange(step.Outputs.Select(output => (step.Name ?? "an unnamed step", output.Value)));
            if (step.Name == Transform)
                continue;
            foreach (IncrementalGeneratorRunStep source in Sources(step))
                pending.Push(source);
        }

        return values;
    }

    private static IEnumerable<IncrementalGeneratorRunStep> Sources(IncrementalGeneratorRunStep step) =>
        step.Inputs.Select(input => input.Source);

    // Roslyn's own inputs and the inner steps of its attribute search hold syntax and compilations by design.
    private static bool IsRoslyns(string? name) =>
        name is WellKnownGeneratorInputs.Compilation or WellKnownGeneratorInputs.ParseOptions or WellKnownGeneratorInputs.AdditionalTexts
            or WellKnownGeneratorInputs.AnalyzerConfigOptions or WellKnownGeneratorInputs.MetadataReferences
        || (name != Transform && name?.Contains("_ForAttribute", StringComparison.Ordinal) == true);
}
