using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the type through which the library calls the kernels: the order of work over a batch lives there, where spans can be handed to
/// other threads, and so do the formulas of the optimisers.
/// </summary>
internal static class SharedKernelsEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        bool backward = !plan.IsUnrolled;
        writer.Line("/// <summary>The kernels as the library calls them.</summary>");
        using (writer.Block($"public readonly struct {GeneratedTypes.SharedKernels} : {(backward ? $"IBackwardKernel<{element}>, ITrainStepKernel<{element}>" : $"IForwardKernel<{element}>")}"))
        {
            WriteNumber(writer, "InputSize", plan.Model.InputSize);
            WriteNumber(writer, "OutputSize", plan.Model.OutputSize);
            WriteNumber(writer, "MultiplyAdds", plan.MultiplyAdds);
            WriteNumber(writer, "SamplesPerTile", plan.SamplesPerTile);
            writer.Line();
            writer.Line($"public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs) =>");
            using (writer.Indented())
                writer.Line($"{GeneratedTypes.Kernels(plan)}.Forward(inputs, samples, parameters, outputs);");
            if (backward)
                WriteBackward(writer, plan);
        }
    }

    private static void WriteBackward(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string kernels = GeneratedTypes.Kernels(plan);
        writer.Line();
        WriteNumber(writer, "SamplesPerBlock", plan.Blocks.SamplesPerBlock);
        WriteNumber(writer, "SamplesPerPass", plan.Blocks.SamplesPerPass);
        WriteNumber(writer, "LossesOffset", plan.BlockWorkspace.Losses.Offset);
        WriteNumber(writer, "SampleElements", plan.StepStackElements);
        writer.Line();
        writer.Line($"public static Workspace<{element}> RentWorkspace() => Workspaces.Rent();");
        writer.Line();
        writer.Line($"public static void Prepare(ref {element} parameters, bool withInputGradients, ref {element} memory) =>");
        using (writer.Indented())
            writer.Line($"{kernels}.Prepare(ref parameters, withInputGradients, ref memory);");
        writer.Line();
        using (writer.Block($"public static void Propagate(ref {element} x, int first, int count, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ref {element} parameters, ref {element} inputGradients, bool withInputGradients, ref {element} memory)"))
            LanesText.WriteWidthDispatch(writer, plan, "", "Propagate<TLanes>(ref x, (nuint)first, count, targets, labels, sampleWeights, fromOutputs, scale, ref parameters, ref inputGradients, withInputGradients, ref memory)");
        writer.Line();
        using (writer.Block($"public static void AddGradients(ref {element} x, int count, bool isFirst, ref {element} gradients, int share, int shares, ref {element} memory)"))
            LanesText.WriteWidthDispatch(writer, plan, "", "AddGradients<TLanes>(ref x, count, isFirst, ref gradients, share, shares, ref memory)");
        writer.Line();
        writer.Line($"public static double TrainStep<TRule>(ReadOnlySpan<{element}> input, ReadOnlySpan<{element}> target, ReadOnlySpan<int> label, {element} scale, in NetworkUpdate<TRule, {element}> update, ref {element} memory)");
        using (writer.Indented())
            writer.Line($"where TRule : struct, IUpdateRule<{element}>");
        using (writer.Block(""))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(input);");
            LanesText.WriteWidthDispatch(writer, plan, "return ", "TrainStep<TLanes, TRule>(ref x, target, label, scale, in update, ref memory)");
        }
    }

    private static void WriteNumber(CodeWriter writer, string name, int value) => writer.Line($"public static int {name} => {value};");
}
