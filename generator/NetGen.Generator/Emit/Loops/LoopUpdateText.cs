using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>What all updates in place have in common: their formula, the gradient of a vector of weights, the biases.</summary>
internal static class LoopUpdateText
{
    /// <summary>The step of a layer: W -= step(a^T delta + 2 l2 W).</summary>
    public static string Formula(NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{number}" : "";
        string bias = layer.HasBiases ? $", b{number} by delta{number}" : "";
        return $"W{number} is updated by its gradient {FormulaText.InputName(number)}^T delta{number}{penalty}{bias}";
    }

    /// <summary>The weights of a layer and their formula, and what a penalty multiplies.</summary>
    public static void WriteWeights(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string lanes)
    {
        int number = layer.Number;
        writer.Line($"BlockUpdate<TRule, {plan.Element}> W{number} = update.Weights({layer.WeightsOffset});");
        writer.Line($"TRule rule = W{number}.Rule;");
        if (plan.Model.L2 > 0)
            writer.Line($"{lanes} penalty = {lanes}.Broadcast(({plan.Element}){Literals.Double(2 * plan.Model.L2)}); // 2 l2");
    }

    /// <summary>The gradient of a vector of weights. It starts from 0, as a sum over samples does: that turns -0 into 0.</summary>
    public static string Gradient(NetworkPlan plan, string lanes, string weight, string input, string error)
    {
        string gradient = $"{lanes}.FirstProduct({input}, {error})";
        return plan.Model.L2 > 0 ? $"{lanes}.FusedMultiplyAdd(penalty, {weight}, {gradient})" : gradient;
    }

    public static void WriteBiases(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (!layer.HasBiases)
            return;
        int number = layer.Number;
        writer.Line();
        writer.Line($"BlockUpdate<TRule, {plan.Element}> b{number} = update.Biases({layer.BiasesOffset});");
        writer.Line($"TRule biasRule = b{number}.Rule;");
        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += (nuint)TLanes.Count)"))
        {
            string gradient = $"TLanes.Zero + TLanes.Load(ref delta{number}, column)";
            writer.Line(layer.HasWholeRows
                ? $"b{number}.Step(in biasRule, {gradient}, b{number}.Load<TLanes>(column), column);"
                : $"b{number}.StepPartial(in biasRule, {gradient}, column, {layer.Outputs} - (int)column);");
        }
    }

    /// <summary>A hint to fetch what the next turn of the loop updates, where the parameters and their states do not stay in a near cache.</summary>
    public static void WriteFetch(CodeWriter writer, LayerPlan layer, string block, string place)
    {
        if (layer.HasFarWeights)
            writer.Line($"{block}.Fetch({place});");
    }
}
