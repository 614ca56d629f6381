using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the other part of the user's class: labels in the place of targets, values of the exact size of one sample, and what the library's
/// interfaces ask for.
/// </summary>
internal static class OverloadsEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>();
        if (plan.TakesLabels && !plan.Model.IsFrozen)
        {
            parts.Add(part => BackwardMembersEmitter.WriteOverloads(part, plan));
            parts.Add(part => TrainStepMembersEmitter.WriteOverloads(part, plan));
        }

        parts.Add(part => ShapedTypesEmitter.Write(part, plan));
        if (!plan.Model.IsFrozen)
            parts.Add(part => NetworkContract.Write(part, plan));
        using (writer.Block(ClassEmitter.Declaration(plan)))
            writer.Separated([.. parts]);
    }
}
