using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the losses of a block and the errors of the output layer, d loss / d z. A row's sums run in as many chains as 64 bytes
/// hold elements, whatever the hardware, and a binary tree joins them.
/// </summary>
internal static class LoopOutputErrorEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        LayerPlan layer = plan.OutputLayer;
        int number = layer.Number;
        writer.Line($"/// <summary>L = {XmlText.Escape(plan.Loss.Value)}; delta{number} = {XmlText.Escape(plan.Loss.Delta)}.</summary>");
        using (writer.Block($"private static void OutputErrors(ref {element} z{number}, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ref {element} oneHot, ref {element} losses, ref {element} delta{number}, int samples)"))
        {
            writer.Line($"ref {element} y = ref oneHot;");
            writer.Line($"int targetStride = {layer.Stride};");
            using (writer.Block("if (labels.IsEmpty)"))
            {
                writer.Line("y = ref MemoryMarshal.GetReference(targets);");
                writer.Line($"targetStride = {layer.Outputs};");
            }

            writer.Line("for (int row = 0; row < labels.Length; row++)");
            using (writer.Indented())
                writer.Line($"OneHot.Write(ref Unsafe.Add(ref oneHot, row * {layer.Stride}), {layer.Outputs}, labels[row]);");
            writer.Line();
            if (plan.Model.Loss == Loss.SoftmaxCE)
            {
                using (writer.Block("if (!fromOutputs)"))
                {
                    writer.Line($"SoftmaxRows.CrossEntropy(ref z{number}, ref y, targetStride, sampleWeights, scale, ref delta{number}, ref losses, samples, {layer.Stride}, {layer.Outputs});");
                    writer.Line("return;");
                }

                writer.Line();
            }

            using (writer.Block("for (int row = 0; row < samples; row++)"))
            {
                writer.Line($"ref {element} z = ref Unsafe.Add(ref z{number}, row * {layer.Stride});");
                writer.Line($"ref {element} target = ref Unsafe.Add(ref y, row * targetStride);");
                writer.Line($"ref {element} delta = ref Unsafe.Add(ref delta{number}, row * {layer.Stride});");
                if (plan.Model.Loss == Loss.SoftmaxCE)
                {
                    writer.Line("ErrorFromOutput(ref z, ref target, ref delta);");
                }
                else
                {
                    writer.Line($"{element} weight = sampleWeights.IsEmpty ? 1 : sampleWeights[row];");
                    writer.Line("if (fromOutputs)");
                    using (writer.Indented())
                        writer.Line("ErrorFromOutput(ref z, ref target, ref delta);");
                    writer.Line("else");
                    using (writer.Indented())
                        writer.Line($"Unsafe.Add(ref losses, row) = weight * {Row(plan, "z", "target", "weight * scale", "delta")};");
                }
            }
        }

        if (plan.Model.Loss != Loss.SoftmaxCE)
        {
            writer.Line();
            WriteFromTarget(writer, plan);
        }

        writer.Line();
        WriteFromOutput(writer, plan);
    }

    /// <summary>The loss of one row, as an expression that also writes its error.</summary>
    public static string Row(NetworkPlan plan, string z, string target, string scale, string delta) =>
        plan.Model.Loss == Loss.SoftmaxCE
            ? $"Softmax.CrossEntropy(ref {z}, ref {target}, {scale}, ref {delta}, {plan.Model.OutputSize})"
            : $"ErrorFromTarget(ref {z}, ref {target}, {scale}, ref {delta})";

    private static void WriteFromTarget(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string lanes = $"Lanes512<{element}>";
        LayerPlan layer = plan.OutputLayer;
        LossFormula loss = plan.Loss;
        ActivationFormula activation = ActivationFormula.Of(layer.Activation);
        writer.Line("/// <summary>The loss of one sample and its error.</summary>");
        using (writer.Block($"private static {element} ErrorFromTarget(ref {element} z, ref {element} y, {element} scale, ref {element} delta)"))
        {
            if (activation.IsOfRow)
                writer.Line($"{activation.Name}.Write(ref z, ref z, {layer.Outputs});");
            writer.Line($"{lanes} loss = {lanes}.Zero;");
            writer.Line($"{lanes} scales = {lanes}.Broadcast(scale);");
            using (writer.Block($"for (int column = 0; column < {layer.Outputs}; column += {plan.OutputSums.Losses.Chains})"))
            {
                WriteOperands(writer, plan);
                string value = $"Losses.{loss.Name}<{lanes}, {element}>({(loss.OfLogits ? "sums" : "outputs")}, targets)";
                string mask = layer.Outputs % plan.Lanes == 0 ? "" : $" & TailMask.First<{element}>({layer.Outputs} - column)";
                writer.Line($"loss += {value}{mask};");
                writer.Line($"{lanes} errors = Losses.{loss.Name}Derivative<{lanes}, {element}>(outputs, targets) * scales;");
                if (!loss.OfLogits && !activation.IsOfRow)
                    WriteDerivative(writer, plan);
                writer.Line($"{lanes}.Store(errors, ref delta, (nuint)column);");
            }

            writer.Line();
            if (activation.IsOfRow)
                writer.Line($"{activation.Name}.BackPropagate(ref z, ref delta, ref delta, {layer.Outputs});");
            writer.Line("return LaneSum.Of(loss);");
        }
    }

    private static void WriteFromOutput(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string lanes = $"Lanes512<{element}>";
        LayerPlan layer = plan.OutputLayer;
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        writer.Line($"/// <summary>delta = dL/da * {XmlText.Escape($"{formula.Name}'(z), {formula.Name}'(z) = {formula.Derivative}")}.</summary>");
        using (writer.Block($"private static void ErrorFromOutput(ref {element} z, ref {element} outputGradient, ref {element} delta)"))
        {
            if (formula.IsOfRow)
            {
                writer.Line($"{formula.Name}.Write(ref z, ref z, {layer.Outputs});");
                writer.Line($"{formula.Name}.BackPropagate(ref z, ref outputGradient, ref delta, {layer.Outputs});");
                return;
            }

            using (writer.Block($"for (int column = 0; column < {layer.Outputs}; column += {plan.Lanes})"))
            {
                writer.Line($"{lanes} errors = {lanes}.LoadPartial(ref outputGradient, (nuint)column, {layer.Outputs} - column);");
                if (layer.Activation != Activation.Identity)
                {
                    writer.Line($"{lanes} sums = {lanes}.LoadPartial(ref z, (nuint)column, {layer.Outputs} - column);");
                    if (layer.Fusion.DerivativeSource == DerivativeSource.Outputs)
                        writer.Line($"{lanes} outputs = Activations.{formula.Name}<{lanes}, {element}>(sums);");
                    WriteDerivative(writer, plan);
                }

                writer.Line($"{lanes}.Store(errors, ref delta, (nuint)column);");
            }
        }
    }

    private static void WriteOperands(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string lanes = $"Lanes512<{element}>";
        LayerPlan layer = plan.OutputLayer;
        string count = $"(nuint)column, {layer.Outputs} - column";
        writer.Line($"{lanes} targets = {lanes}.LoadPartial(ref y, {count});");
        if (layer.Activation == Activation.Identity || ActivationFormula.Of(layer.Activation).IsOfRow)
        {
            writer.Line($"{lanes} outputs = {lanes}.LoadPartial(ref z, {count});");
            return;
        }

        writer.Line($"{lanes} sums = {lanes}.LoadPartial(ref z, {count});");
        writer.Line($"{lanes} outputs = Activations.{ActivationFormula.Of(layer.Activation).Name}<{lanes}, {element}>(sums);");
    }

    private static void WriteDerivative(CodeWriter writer, NetworkPlan plan)
    {
        ActivationFormula formula = ActivationFormula.Of(plan.OutputLayer.Activation);
        if (plan.OutputLayer.Activation != Activation.Identity)
            writer.Line($"errors *= Activations.{formula.Name}Derivative<Lanes512<{plan.Element}>, {plan.Element}>({(plan.OutputLayer.Fusion.DerivativeSource == DerivativeSource.Outputs ? "outputs" : "sums")});");
    }
}
