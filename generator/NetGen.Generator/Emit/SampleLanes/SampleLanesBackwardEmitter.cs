using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the backward pass of a batch with one sample in each lane, for networks whose layers are too narrow to fill a vector. A
/// gradient, like the loss, is summed over the samples in as many chains as 64 bytes hold elements, sample s in chain s modulo their number, and a
/// tree joins the chains: that order is the network's, on every hardware.
/// </summary>
internal static class SampleLanesBackwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        SampleLanesWorkspace workspace = plan.SampleLanes!.Workspace;
        var parts = new List<Action<CodeWriter>>
        {
            part => WriteBatch(part, plan, workspace),
            part => WriteBlock(part, plan, workspace),
            part => SampleLanesOutputErrorEmitter.Write(part, plan, workspace),
        };
        foreach (LayerPlan layer in plan.Layers)
            parts.Add(part => WriteForward(part, plan, workspace, layer));
        for (int number = plan.Layers.Count; number >= 1; number--)
        {
            LayerPlan layer = plan.Layers[number - 1];
            parts.Add(part => SampleLanesGradientEmitter.Write(part, plan, workspace, layer));
            parts.Add(part => WriteErrors(part, plan, workspace, layer));
        }

        writer.Separated([.. parts]);
    }

    /// <summary>The call from the kernel that takes any batch: one sample alone has nothing to share lanes with.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan)
    {
        using (writer.Block("if (samples > 1)"))
        {
            LanesText.WriteWidthDispatch(writer, plan, "return ", "BackwardLanes<TLanes>(inputs, samples, targets, labels, sampleWeights, fromOutputs, scale, parameters, gradients, inputGradients)");
        }
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize;
        int outputs = plan.Model.OutputSize;
        writer.Line("/// <summary>A batch with one sample in each lane, block by block.</summary>");
        using (LanesText.Method(writer, plan, $"private static double BackwardLanes<TLanes>(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ReadOnlySpan<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradients)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
            writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
            writer.Line($"ref {element} memory = ref workspace.Reference;");
            WriteRows(writer, plan, "a0", workspace.Outputs(0));
            WriteRows(writer, plan, "y", workspace.Targets);
            WriteRows(writer, plan, "scales", workspace.Scales);
            WriteRows(writer, plan, "losses", workspace.Losses);
            writer.Line($"Span<double> lossChains = stackalloc double[{plan.SampleSums.Chains}];");
            writer.Line("lossChains.Clear();");
            using (writer.Block($"for (int first = 0; first < samples; first += {workspace.Samples})"))
            {
                writer.Line($"int count = Math.Min({workspace.Samples}, samples - first);");
                writer.Line($"int padded = (count + {plan.Lanes - 1}) / {plan.Lanes} * {plan.Lanes};");
                writer.Line($"SampleRows.Load(ref Unsafe.Add(ref x, first * {inputs}), count, {inputs}, ref a0, {workspace.Samples}, padded);");
                writer.Line("if (labels.IsEmpty)");
                using (writer.Indented())
                    writer.Line($"SampleRows.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(targets), first * {outputs}), count, {outputs}, ref y, {workspace.Samples}, padded);");
                writer.Line("else");
                using (writer.Indented())
                    writer.Line($"SampleRows.LoadOneHot(labels.Slice(first, count), {outputs}, ref y, {workspace.Samples}, padded);");
                writer.Line("if (sampleWeights.IsEmpty)");
                using (writer.Indented())
                    writer.Line("MemoryMarshal.CreateSpan(ref scales, padded).Fill(scale);");
                writer.Line("for (int sample = 0; sample < count && !sampleWeights.IsEmpty; sample++)");
                using (writer.Indented())
                    writer.Line("Unsafe.Add(ref scales, sample) = sampleWeights[first + sample] * scale;");
                writer.Line();
                writer.Line("BackwardRows<TLanes>(ref memory, count, (nuint)padded, fromOutputs, first == 0, !inputGradients.IsEmpty, ref p);");
                writer.Line("if (!fromOutputs)");
                using (writer.Indented())
                    writer.Line("SampleRows.AddLosses(ref losses, sampleWeights.IsEmpty ? default : sampleWeights.Slice(first, count), count, lossChains);");
                writer.Line("if (!inputGradients.IsEmpty)");
                using (writer.Indented())
                    writer.Line($"Transposition.Write({WorkspaceText.Start(workspace.InputErrors)}, {inputs}, count, {workspace.Samples}, ref inputGradients[first * {inputs}], {inputs});");
            }

            writer.Line();
            writer.Line("if (!gradients.IsEmpty)");
            using (writer.Indented())
                writer.Line($"SampleRows.Join({WorkspaceText.Start(workspace.Chains)}, {plan.ParameterCount}, ref MemoryMarshal.GetReference(gradients));");
            writer.Line("return SampleRows.Join(lossChains);");
        }
    }

    private static void WriteBlock(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        writer.Line("/// <summary>One block: forward, the errors of the outputs, then gradients and errors layer by layer, backwards. Columns behind the last sample count nothing: they are set to 0 before they are summed.</summary>");
        using (LanesText.Method(writer, plan, $"private static void BackwardRows<TLanes>(ref {element} memory, int count, nuint padded, bool fromOutputs, bool isFirst, bool withInputGradients, ref {element} parameters)"))
        {
            WriteRows(writer, plan, "a0", workspace.Outputs(0));
            foreach (LayerPlan layer in plan.Layers)
            {
                int number = layer.Number;
                WriteRows(writer, plan, $"a{number}", workspace.Outputs(number));
                if (layer.Fusion.KeepsSums)
                    WriteRows(writer, plan, $"z{number}", workspace.Sums(number));
                writer.Line($"ForwardRows{number}<TLanes>(ref a{number - 1}, padded, ref parameters, {Results(layer)});");
            }

            writer.Line();
            WriteRows(writer, plan, "chains", workspace.Chains);
            WriteRows(writer, plan, $"delta{last}", workspace.Errors(last));
            writer.Line($"OutputErrorRows<TLanes>(ref z{last}, ref a{last}, {WorkspaceText.Start(workspace.Targets)}, {WorkspaceText.Start(workspace.Scales)}, fromOutputs, padded, {WorkspaceText.Start(workspace.Losses)}, ref delta{last});");
            for (int number = last; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                writer.Line();
                writer.Line($"SampleRows.Clear(ref delta{number}, {layer.Outputs}, {workspace.Samples}, count, (int)padded);");
                if (number > 1)
                    writer.Line($"SampleRows.Clear(ref a{number - 1}, {layer.Inputs}, {workspace.Samples}, count, (int)padded);");
                writer.Line($"AddGradientRows{number}<TLanes>(ref a{number - 1}, ref delta{number}, padded, isFirst, ref chains);");
                if (number == 1)
                {
                    writer.Line("if (withInputGradients)");
                    using (writer.Indented())
                        writer.Line($"InputErrorRows<TLanes>(ref delta1, padded, ref parameters, {WorkspaceText.Start(workspace.InputErrors)});");
                    continue;
                }

                WriteRows(writer, plan, $"delta{number - 1}", workspace.Errors(number - 1));
                writer.Line($"ErrorRows{number - 1}<TLanes>(ref delta{number}, padded, ref parameters, ref {DerivativeText.Source(plan.Before(layer))}, ref delta{number - 1});");
            }
        }
    }

    private static void WriteForward(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        Epilogue epilogue = layer.Fusion.KeptForwardInLanes;
        bool keeps = layer.Fusion.KeepsSums;
        string results = layer.IsOutput ? $"ref {element} z{number}" : keeps ? $"ref {element} z{number}, ref {element} a{number}" : $"ref {element} a{number}";
        writer.Line($"/// <summary>{XmlText.Escape(FormulaText.SumFormula(layer))}{(layer.IsOutput ? "" : "; " + XmlText.Escape(FormulaText.ActivationText(layer)))}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardRows{number}<TLanes>(ref {element} a{number - 1}, nuint padded, ref {element} parameters, {results})"))
        {
            WriteVectors(writer, plan, vectors => SampleLanesForwardEmitter.Product(
                layer,
                vectors,
                (term, vector) => $"TLanes.Load(ref a{number - 1}, {term} * {workspace.Samples} + {Sample(vector)})",
                (part, output, vector, sum) =>
                {
                    if (keeps)
                        part.Line($"TLanes.Store({sum}, ref z{number}, {LanesText.Times(output, workspace.Samples)} + {Sample(vector)});");
                    if (layer.IsOutput || (keeps && epilogue == Epilogue.Pass))
                        return;
                    part.Line($"TLanes.Store({(epilogue == Epilogue.InProduct ? $"Activations.{formula.Name}<TLanes, {element}>({sum})" : sum)}, ref a{number}, {LanesText.Times(output, workspace.Samples)} + {Sample(vector)});");
                }));

            if (epilogue != Epilogue.Pass)
                return;
            writer.Line();
            using (writer.Block($"for (nuint output = 0; output < {layer.Outputs}; output++)"))
            {
                using (writer.Block($"for (nuint place = output * {workspace.Samples}; place < output * {workspace.Samples} + padded; place += lanes)"))
                    writer.Line($"TLanes.Store(Activations.{formula.Name}<TLanes, {element}>(TLanes.Load(ref {(keeps ? "z" : "a")}{number}, place)), ref a{number}, place);");
            }
        }
    }

    private static void WriteErrors(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        LayerPlan? previous = number == 1 ? null : plan.Before(layer);
        string result = previous is null ? "dx" : $"delta{number - 1}";
        string derivative = previous is null ? "" : DerivativeText.Factor(previous);

        writer.Line($"/// <summary>{result} = (delta{number} W{number}^T){XmlText.Escape(derivative)}.</summary>");
        string name = previous is null ? "InputErrorRows" : $"ErrorRows{number - 1}";
        string source = previous is null ? "" : $"ref {element} {DerivativeText.Source(previous)}, ";
        using (LanesText.Method(writer, plan, $"private static void {name}<TLanes>(ref {element} delta{number}, nuint padded, ref {element} parameters, {source}ref {element} {result})"))
        {
            WriteVectors(writer, plan, vectors => new SampleLanesProductEmitter(
                layer.Outputs,
                layer.Inputs,
                layer.ErrorSums,
                vectors,
                (term, vector) => $"TLanes.Load(ref delta{number}, {term} * {workspace.Samples} + {Sample(vector)})",
                (term, input) => $"{LanesText.Plus(layer.WeightsOffset, LanesText.Times(input, layer.Outputs))} + {term}",
                Initial: null,
                (part, input, vector, sum) => part.Line($"TLanes.Store({sum}, ref {result}, {LanesText.Times(input, workspace.Samples)} + {Sample(vector)});")));

            if (layer.Fusion.BackwardInLanes != Epilogue.Pass)
                return;
            writer.Line();
            using (writer.Block($"for (nuint input = 0; input < {layer.Inputs}; input++)"))
            {
                using (writer.Block($"for (nuint place = input * {workspace.Samples}; place < input * {workspace.Samples} + padded; place += lanes)"))
                    writer.Line($"TLanes.Store(TLanes.Load(ref {result}, place) * {DerivativeText.Call(plan, previous!, $"TLanes.Load(ref {DerivativeText.Source(previous!)}, place)")}, ref {result}, place);");
            }
        }
    }

    /// <summary>A product over all vectors of samples: pairs of them as long as there are two, then the last.</summary>
    private static void WriteVectors(CodeWriter writer, NetworkPlan plan, Func<int, SampleLanesProductEmitter> product)
    {
        writer.Line("nuint lanes = (nuint)TLanes.Count;");
        writer.Line("nuint sample = 0;");
        if (plan.SampleLanes!.HasPairs)
        {
            using (writer.Block("for (; sample + 2 * lanes <= padded; sample += 2 * lanes)"))
                product(2).Write(writer);
            writer.Line();
        }

        using (writer.Block("for (; sample < padded; sample += lanes)"))
            product(1).Write(writer);
    }

    private static string Sample(int vector) => vector == 0 ? "sample" : "lanes + sample";

    private static string Results(LayerPlan layer)
    {
        string a = $"ref a{layer.Number}";
        string z = $"ref z{layer.Number}";
        return layer.IsOutput ? z : layer.Fusion.KeepsSums ? $"{z}, {a}" : a;
    }

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, string name, BufferPlan rows) =>
        writer.Line($"ref {plan.Element} {name} = {WorkspaceText.Start(rows)};");
}
