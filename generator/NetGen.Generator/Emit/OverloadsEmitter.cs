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
            {{(plan.TakesLabels && !plan.Model.IsFrozen ? Labelled(plan) : null)}}
            {{ShapedTypesEmitter.Text(plan)}}

            {{(plan.Model.IsFrozen ? null : NetworkContract.Text(plan))}}
        }
        """;

    private static CodeText Labelled(NetworkPlan plan) => $$"""
        {{BackwardMembersEmitter.Backward(plan, batch: false, labels: true)}}

        {{BackwardMembersEmitter.Backward(plan, batch: true, labels: true)}}

        {{BackwardMembersEmitter.ComputeLoss(plan, labels: true)}}

        {{TrainStepMembersEmitter.TrainStep(plan, labels: true, descends: true)}}

        {{TrainStepMembersEmitter.TrainStep(plan, labels: true, descends: false)}}

        """;
}
