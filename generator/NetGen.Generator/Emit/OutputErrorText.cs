using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The formulas of the loss and of the errors of the outputs, before the call that computes them.</summary>
internal static class OutputErrorText
{
    public static void WriteComment(CodeWriter writer, NetworkPlan plan)
    {
        int last = plan.Layers.Count;
        writer.Line($"// L = {plan.Loss.Value}; delta{last} = {plan.Loss.Delta}");
        writer.Line($"// delta{last} = dL/da{last}{DerivativeText.Factor(plan.OutputLayer)}");
    }
}
