using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the other part of the user's class: labels in the place of targets, values of the exact size of one sample, and what the library's
/// interfaces ask for.
/// </summary>
internal static class OverloadsEmitter
{
    public static CodeText Text(NetworkPlan plan) => $$"""
        {{ClassEmitter.Declaration(plan)}}
        {
            {{(plan.TakesLabels && !plan.Model.IsFrozen ? $"{BackwardMembersEmitter.Overloads(plan)}\n\n{TrainStepMembersEmitter.Overloads(plan)}\n\n" : "")}}{{ShapedTypesEmitter.Text(plan)}}

            {{(plan.Model.IsFrozen ? null : NetworkContract.Text(plan))}}
        }
        """;
}
