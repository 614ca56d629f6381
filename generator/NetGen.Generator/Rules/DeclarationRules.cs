using NetGen.Generator.Model;

namespace NetGen.Generator.Rules;

/// <summary>What all rules say of a <c>[Network]</c> attribute.</summary>
/// <param name="Options">The attribute, completed by the architecture of its model file where it names one for that.</param>
/// <param name="File">The model file that it names; null without one.</param>
/// <param name="Violations">The rules that are broken; with any, nothing is generated.</param>
internal sealed record CheckedOptions(NetworkOptions Options, ModelDescription? File, IReadOnlyList<RuleViolation> Violations);

/// <summary>Judges an attribute together with the model file that it names: the one entry for the generator and the analyzers.</summary>
internal static class DeclarationRules
{
    public static CheckedOptions Check(NetworkOptions options, IReadOnlyList<ModelDescription> files)
    {
        if (options.ModelFile is not { } name)
            return new(options, null, [.. ShapeRules.Check(options)]);

        List<RuleViolation> violations = [.. ModelFileRules.CheckName(options, name, files)];
        if (violations.Count > 0)
            return new(options, null, [.. ShapeRules.Check(options), .. violations]);

        (options, ModelDescription file) = ModelFileForms.Choose(options, ModelFileRules.Find(name, files).Single());
        if (options.Architecture is not null)
        {
            violations.AddRange(ModelFileRules.CheckArchitecture(options, file));
            if (violations.Count > 0)
                return new(options, file, violations);
            options = ModelFileRules.Complete(options, file);
        }

        violations.AddRange(ShapeRules.Check(options));
        if (violations.Count == 0)
            violations.AddRange(ModelFileRules.CheckFit(options, file));
        return new(options, file, violations);
    }
}
