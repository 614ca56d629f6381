using System.Globalization;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes softmax over two outputs, and the errors of the cross-entropy, with one sample in each lane: all in registers, with one exponential.
/// Sums have the order of the loops over more outputs.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512: loss and errors of 16 samples in 91 instructions, three divisions, no spill; the divisions and the
/// chain through exponential, sum and quotient bound it.
/// </remarks>
internal static class SoftmaxOfTwoEmitter
{
    /// <summary>The outputs of a vector of samples, from their logits.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The network.</param>
    /// <param name="first">The variable of the first logits.</param>
    /// <param name="second">The variable of the second.</param>
    /// <param name="place">What follows the places of the outputs: the second of two vectors of samples.</param>
    public static void WriteOutputs(CodeWriter writer, NetworkPlan plan, string first, string second, string place)
    {
        LayerPlan layer = plan.OutputLayer;
        writer.Line();
        writer.Line("// " + FormulaText.ActivationText(layer));
        using (writer.Block(""))
        {
            WriteExponentials(writer, plan, first, second);
            writer.Line($"TLanes.Store(e1 / sum, ref a{layer.Number}, 0{place});");
            writer.Line($"TLanes.Store(e2 / sum, ref a{layer.Number}, width{place});");
        }
    }

    /// <summary>The loss of a vector of samples and the errors of their outputs, or these errors from gradients by the outputs.</summary>
    public static void WriteErrors(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        int number = layer.Number;
        string stride = workspace.Samples.ToString(CultureInfo.InvariantCulture);
        writer.Line("// " + FormulaText.ActivationText(layer));
        writer.Line($"TLanes logit1 = TLanes.Load(ref z{number}, sample);");
        writer.Line($"TLanes logit2 = TLanes.Load(ref z{number}, {stride} + sample);");
        WriteExponentials(writer, plan, "logit1", "logit2");
        writer.Line("TLanes p1 = e1 / sum;");
        writer.Line("TLanes p2 = e2 / sum;");
        writer.Line("TLanes y1 = TLanes.Load(ref y, sample);");
        writer.Line($"TLanes y2 = TLanes.Load(ref y, {stride} + sample);");
        using (writer.Block("if (fromOutputs)"))
        {
            writer.Line($"// softmax'(z) = {ActivationFormula.Of(layer.Activation).Derivative}: delta_j = a_j (g_j - sum g a)");
            writer.Line($"TLanes projection = {LaneSumText.OfProducts(plan.OutputSums.Projection, ["y1", "y2"], ["p1", "p2"])};");
            WriteStores(writer, number, stride, "p1 * (y1 - projection)", "p2 * (y2 - projection)");
        }

        using (writer.Block("else"))
        {
            writer.Line($"TLanes logSum = Elementary.LogOfSum<TLanes, {plan.Element}>(sum);");
            writer.Line($"TLanes loss1 = Losses.CrossEntropy<TLanes, {plan.Element}>(y1, logSum + (largest - logit1));");
            writer.Line($"TLanes loss2 = Losses.CrossEntropy<TLanes, {plan.Element}>(y2, logSum + (largest - logit2));");
            writer.Line($"TLanes.Store({LaneSumText.Of(plan.OutputSums.Losses, "loss1", "loss2")}, ref losses, sample);");
            writer.Line($"TLanes mass = {LaneSumText.Of(plan.OutputSums.Targets, "y1", "y2")}; // 1 for a distribution");
            writer.Line("TLanes scale = TLanes.Load(ref scales, sample);");
            WriteStores(writer, number, stride, "TLanes.FusedMultiplyAdd(p1, mass, -y1) * scale", "TLanes.FusedMultiplyAdd(p2, mass, -y2) * scale");
        }
    }

    private static void WriteExponentials(CodeWriter writer, NetworkPlan plan, string first, string second)
    {
        writer.Line($"TLanes largest = TLanes.Max({second}, {first});");
        writer.Line($"(TLanes e1, TLanes e2) = Elementary.ExpOfTwo<TLanes, {plan.Element}>({first} - largest, {second} - largest);");
        writer.Line($"TLanes sum = {LaneSumText.Of(plan.OutputSums.Exponentials, "e1", "e2")};");
    }

    private static void WriteStores(CodeWriter writer, int number, string stride, string first, string second)
    {
        writer.Line($"TLanes.Store({first}, ref delta{number}, sample);");
        writer.Line($"TLanes.Store({second}, ref delta{number}, {stride} + sample);");
    }
}
