using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the losses of a block with one sample in each lane, and the errors of its outputs. Sums over the outputs of a sample have
/// the order of the network's kernels over one sample.
/// </summary>
internal static class SampleLanesOutputErrorEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        string element = plan.Element;
        int last = plan.OutputLayer.Number;
        writer.Line($"/// <summary>L = {XmlText.Escape(plan.Loss.Value)}; delta{last} = {XmlText.Escape(plan.Loss.Delta)}. With fromOutputs, y holds the gradients by the outputs.</summary>");
        using (LanesText.Method(writer, plan, $"private static void OutputErrorRows<TLanes>(ref {element} z{last}, ref {element} a{last}, ref {element} y, ref {element} scales, bool fromOutputs, nuint padded, ref {element} losses, ref {element} delta{last})"))
        {
            using (writer.Block("for (nuint sample = 0; sample < padded; sample += (nuint)TLanes.Count)"))
            {
                if (plan.Model.Loss == Loss.SoftmaxCE && plan.OutputLayer.HasSoftmaxOfTwo)
                {
                    SoftmaxOfTwoEmitter.WriteErrors(writer, plan, workspace);
                    return;
                }

                WriteOutputs(writer, plan, workspace);
                using (writer.Block("if (fromOutputs)"))
                    WriteFromOutputs(writer, plan, workspace);
                using (writer.Block("else"))
                {
                    writer.Line("TLanes scale = TLanes.Load(ref scales, sample);");
                    if (plan.Model.Loss == Loss.SoftmaxCE)
                        WriteCrossEntropy(writer, plan, workspace);
                    else
                        WriteSeparable(writer, plan, workspace);
                }
            }
        }
    }

    /// <summary>a = f(z); for log softmax with the cross-entropy, which does not need its outputs, the exponentials.</summary>
    private static void WriteOutputs(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        string element = plan.Element;
        writer.Line("// " + FormulaText.ActivationText(layer));
        if (!ActivationFormula.Of(layer.Activation).IsOfRow)
        {
            string z = Load(layer, "z", workspace);
            string value = layer.Activation == Activation.Identity ? z : $"Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {element}>({z})";
            WriteLoop(writer, layer, $"TLanes.Store({value}, ref a{layer.Number}, output * {workspace.Samples} + sample);");
            return;
        }

        writer.Line($"TLanes largest = TLanes.Load(ref z{layer.Number}, sample);");
        writer.Line($"for (nuint output = 1; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"largest = TLanes.Max({Load(layer, "z", workspace)}, largest);");
        WriteLoop(writer, layer, $"TLanes.Store(Elementary.Exp<TLanes, {element}>({Load(layer, "z", workspace)} - largest), ref a{layer.Number}, output * {workspace.Samples} + sample);");
        writer.Line($"TLanes sum = {LaneSumText.Of(plan.OutputSums.Exponentials, Terms(layer, "a", workspace))};");
        if (plan.Model.Loss == Loss.SoftmaxCE || layer.Activation == Activation.LogSoftmax)
            writer.Line($"TLanes logSum = Elementary.LogOfSum<TLanes, {element}>(sum);");
        if (layer.Activation == Activation.Softmax)
            WriteLoop(writer, layer, $"TLanes.Store({Load(layer, "a", workspace)} / sum, ref a{layer.Number}, output * {workspace.Samples} + sample);");
        else if (plan.Model.Loss != Loss.SoftmaxCE)
            WriteLogProbabilities(writer, layer, workspace);
        writer.Line();
    }

    private static void WriteLogProbabilities(CodeWriter writer, LayerPlan layer, SampleLanesWorkspace workspace) =>
        WriteLoop(writer, layer, $"TLanes.Store({Load(layer, "z", workspace)} - largest - logSum, ref a{layer.Number}, output * {workspace.Samples} + sample);");

    private static void WriteFromOutputs(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        if (layer.Activation == Activation.LogSoftmax && plan.Model.Loss == Loss.SoftmaxCE)
            WriteLogProbabilities(writer, layer, workspace);
        WriteLoop(writer, layer, $"TLanes.Store(TLanes.Load(ref y, output * {workspace.Samples} + sample), ref delta{layer.Number}, output * {workspace.Samples} + sample);");
        WriteOutputDerivative(writer, plan, workspace);
    }

    /// <summary>log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    private static void WriteCrossEntropy(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        string element = plan.Element;
        string target = $"TLanes.Load(ref y, output * {workspace.Samples} + sample)";
        WriteLoop(writer, layer, $"TLanes.Store(Losses.CrossEntropy<TLanes, {element}>({target}, logSum + (largest - {Load(layer, "z", workspace)})), ref delta{layer.Number}, output * {workspace.Samples} + sample);");
        writer.Line($"TLanes.Store({LaneSumText.Of(plan.OutputSums.Losses, Terms(layer, "delta", workspace))}, ref losses, sample);");
        string[] targets = [.. Enumerable.Range(0, layer.Outputs).Select(output => $"TLanes.Load(ref y, {output * workspace.Samples} + sample)")];
        writer.Line($"TLanes mass = {LaneSumText.Of(plan.OutputSums.Targets, targets)}; // 1 for a distribution");
        string probability = layer.Activation == Activation.LogSoftmax ? $"{Load(layer, "a", workspace)} / sum" : Load(layer, "a", workspace);
        WriteLoop(writer, layer, $"TLanes.Store(TLanes.FusedMultiplyAdd({probability}, mass, -{target}) * scale, ref delta{layer.Number}, output * {workspace.Samples} + sample);");
    }

    private static void WriteSeparable(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        LossFormula loss = plan.Loss;
        string element = plan.Element;
        string target = $"TLanes.Load(ref y, output * {workspace.Samples} + sample)";
        string place = $"ref delta{layer.Number}, output * {workspace.Samples} + sample";
        WriteLoop(writer, layer, $"TLanes.Store(Losses.{loss.Name}<TLanes, {element}>({Load(layer, loss.OfLogits ? "z" : "a", workspace)}, {target}), {place});");
        writer.Line($"TLanes.Store({LaneSumText.Of(plan.OutputSums.Losses, Terms(layer, "delta", workspace))}, ref losses, sample);");
        WriteLoop(writer, layer, $"TLanes.Store(Losses.{loss.Name}Derivative<TLanes, {element}>({Load(layer, "a", workspace)}, {target}) * scale, {place});");
        if (!loss.OfLogits)
            WriteOutputDerivative(writer, plan, workspace);
    }

    /// <summary>From the gradients by the outputs, which delta holds, to the gradients by the logits.</summary>
    private static void WriteOutputDerivative(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        LayerPlan layer = plan.OutputLayer;
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        string element = plan.Element;
        string place = $"ref delta{layer.Number}, output * {workspace.Samples} + sample";
        switch (layer.Activation)
        {
            case Activation.Identity:
                break;
            case Activation.Softmax:
                writer.Line($"// softmax'(z) = {formula.Derivative}: delta_j = a_j (g_j - sum g a)");
                writer.Line($"TLanes projection = {LaneSumText.OfProducts(plan.OutputSums.Projection, Terms(layer, "delta", workspace), Terms(layer, "a", workspace))};");
                WriteLoop(writer, layer, $"TLanes.Store({Load(layer, "a", workspace)} * ({Load(layer, "delta", workspace)} - projection), {place});");
                break;
            case Activation.LogSoftmax:
                writer.Line($"// log softmax'(z) = {formula.Derivative}: delta_j = g_j - exp(a_j) sum g");
                writer.Line($"TLanes total = {LaneSumText.Of(plan.OutputSums.Gradients, Terms(layer, "delta", workspace))};");
                WriteLoop(writer, layer, $"TLanes.Store(TLanes.FusedMultiplyAdd(-Elementary.Exp<TLanes, {element}>({Load(layer, "a", workspace)}), total, {Load(layer, "delta", workspace)}), {place});");
                break;
            default:
                writer.Line($"// {formula.Name}'(z) = {formula.Derivative}");
                WriteLoop(writer, layer, $"TLanes.Store({Load(layer, "delta", workspace)} * {DerivativeText.Call(plan, layer, $"TLanes.Load(ref {DerivativeText.Source(layer)}, output * {workspace.Samples} + sample)")}, {place});");
                break;
        }
    }

    private static string[] Terms(LayerPlan layer, string rows, SampleLanesWorkspace workspace) =>
        [.. Enumerable.Range(0, layer.Outputs).Select(output => $"TLanes.Load(ref {rows}{layer.Number}, {output * workspace.Samples} + sample)")];

    private static string Load(LayerPlan layer, string rows, SampleLanesWorkspace workspace) =>
        $"TLanes.Load(ref {rows}{layer.Number}, output * {workspace.Samples} + sample)";

    private static void WriteLoop(CodeWriter writer, LayerPlan layer, string statement)
    {
        writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line(statement);
    }
}
