using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the kernels that train a network in loops: a backward pass in two phases over a block of samples, each of which threads may share, and a step on one sample.</summary>
internal static class LoopBackwardEmitter
{
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        Pass backward = plan.Passes.Backward!, step = plan.Passes.Step!;
        return
        [
            part => part.Line(Backward(plan)),
            part => WritePrepare(part, plan, backward),
            part => WritePropagate(part, plan, backward),
            .. ProductMethodEmitter.Parts(plan, backward.Operations.OfType<Product>().Where(product => product.IsOfErrors)),
            part => WriteAddGradients(part, plan, backward),
            .. backward.Operations.OfType<OuterProduct>().Reverse().Where(product => plan.FormOf(product.Layer).Shape == product.Layer).Select(product => (Action<CodeWriter>)(part => GradientMethodEmitter.Write(part, plan, product))),
            part => WriteStep(part, plan, step),
            .. ProductMethodEmitter.Parts(plan, step.Operations.OfType<Product>().Where(product => product.IsOfErrors && !ProductMethodEmitter.TakesRows(product))),
        ];
    }

    private static string Backward(NetworkPlan plan)
    {
        string types = $"<{GeneratedTypes.Kernels(plan)}, {plan.Element}>", rows = $"BatchBackward.Run{types}(team, in batch, parameters, gradients);";
        return $"""
            /// <summary>
            /// Writes the gradients, summed over the samples in their order, and returns the sum of the losses: block by block, Propagate, then
            /// AddGradients. How a batch is cut changes no bit.
            /// </summary>
            public static double Backward(ThreadTeam? team, in TrainingBatch<{plan.Element}> batch, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> gradients) =>
                {(plan.SampleLanes is null ? rows : $"batch.Samples > 1 ? LaneBackward.Run{types}(in batch, parameters, gradients)\n    : {rows}")}
            """;
    }

    private static void WritePrepare(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        writer.Line("/// <summary>Transposed copies of the weights that errors are propagated through.</summary>");
        using (writer.Block($"public static void Prepare(ref {plan.Element} parameters, bool withInputGradients, ref {plan.Element} memory)"))
            Write(writer, plan, pass, OperationPhase.BeforeBatch, "");
    }

    private static void WritePropagate(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        writer.Line("/// <summary>Some samples of a block, from row first of the workspace on: forward, the errors of the outputs, then those of the layers before, backwards.</summary>");
        using (LanesText.Method(writer, plan, $"public static void Propagate<TLanes>(in TrainingBatch<{element}> rows, nuint first, ref {element} parameters, ref {element} dx, bool withInputGradients, ref {element} memory)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(rows.Inputs);");
            writer.Line("nuint samples = (nuint)rows.Samples;");
            Write(writer, plan, pass, OperationPhase.Samples, "first");
        }
    }

    private static void WriteAddGradients(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        writer.Line("/// <summary>One share of the gradients of a block: a range of the inputs of each layer.</summary>");
        using (LanesText.Method(writer, plan, $"public static void AddGradients<TLanes>(ref {element} x, int count, bool isFirst, ref {element} gradients, int share, int shares, ref {element} memory)"))
        {
            writer.Line("nuint samples = (nuint)count;");
            Write(writer, plan, pass, OperationPhase.Block, "");
        }
    }

    /// <summary>A weight is updated as soon as its gradient is known, and read and written once; the bits are those of the backward pass followed by a step of the same formula.</summary>
    private static void WriteStep(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        writer.Line("""
            /// <summary>
            /// A step on one sample, in place; returns its loss before the step: forward, the error of the outputs, then errors and updates layer by
            /// layer, backwards; errors come from the weights before their update. Without a target, the label stands for a one-hot row.
            /// </summary>
            """);
        using (LanesText.UpdateMethod(writer, plan, $"public static double TrainStep<TLanes, TRule>(in TrainingBatch<{element}> sample, in NetworkUpdate<TRule, {element}> update, ref {element} memory)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(sample.Inputs);");
            writer.Line($"ref {element} parameters = ref update.Parameters;");
            new RowPassWriter(writer, plan, isOneSample: true).Write(pass.Operations);
            writer.Line("return loss;");
        }
    }

    private static void Write(CodeWriter writer, NetworkPlan plan, Pass pass, OperationPhase phase, string first) =>
        new RowPassWriter(writer, plan, isOneSample: false, first).Write(pass.Operations.Where(operation => operation.Phase == phase));
}
