using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the kernels that train a network in loops: a backward pass in two phases over a block of samples, each of which threads may share, and a step on
/// one sample. There a weight is updated as soon as its gradient is known, and read and written once; the bits are those of the backward pass and a step.
/// </summary>
internal static class LoopBackwardEmitter
{
    public static IEnumerable<CodeText> Parts(NetworkPlan plan)
    {
        Pass backward = plan.Passes.Backward!, step = plan.Passes.Step!;
        string element = plan.Element;
        return
        [
            $$"""
            /// <summary>Transposed copies of the weights that errors are propagated through.</summary>
            public static void Prepare(ref {{element}} parameters, bool withInputGradients, ref {{element}} memory)
            {
                {{Text(plan, backward.Operations, OperationPhase.BeforeBatch)}}
            }
            """,
            $$"""
            /// <summary>The forward half of a backward pass of some samples, from row first of the workspace on; what each layer computes stays there.</summary>
            {{LaneMethod.Text(plan, $"private static void KeepRows<TLanes>(ref {element} x, nuint samples, nuint first, ref {element} parameters, ref {element} memory)", $"{Text(plan, backward.ForwardHalf, OperationPhase.Samples, "first")}")}}
            """,
            $$"""
            /// <summary>Some samples of a block, from row first of the workspace on: forward, the errors of the outputs, then those of the layers before, backwards.</summary>
            {{LaneMethod.Text(plan, $"public static void Propagate<TLanes>(in TrainingBatch<{element}> rows, nuint first, ref {element} parameters, ref {element} dx, bool withInputGradients, ref {element} memory)", $"""
                nuint samples = (nuint)rows.Samples;
                if (rows.Part != PassPart.Backward)
                    KeepRows<TLanes>(ref MemoryMarshal.GetReference(rows.Inputs), samples, first, ref parameters, ref memory);
                {Text(plan, backward.BackwardHalf, OperationPhase.Samples, "first")}
                """)}}
            """,
            .. ProductMethodEmitter.Parts(plan, backward.Operations.OfType<Product>().Where(product => product.IsOfErrors)),
            $$"""
            /// <summary>One share of the gradients of a block: a range of the inputs of each layer.</summary>
            {{LaneMethod.Text(plan, $"public static void AddGradients<TLanes>(ref {element} x, int count, bool isFirst, ref {element} gradients, int share, int shares, ref {element} memory)", $"""
                nuint samples = (nuint)count;
                {Text(plan, backward.Operations, OperationPhase.Block)}
                """)}}
            """,
            .. backward.Operations.OfType<OuterProduct>().Reverse().Where(product => plan.FormOf(product.Layer).Shape == product.Layer).Select(product => GradientMethodEmitter.Text(plan, product)),
            $$"""
            /// <summary>
            /// A step on one sample, in place; returns its loss before the step: forward, the error of the outputs, then errors and updates layer by
            /// layer, backwards; errors come from the weights before their update. Without a target, the label stands for a one-hot row.
            /// </summary>
            {{LaneMethod.Text(plan, $"public static double TrainStep<TLanes, TRule>(in TrainingSample<{element}> sample, in NetworkUpdate<TRule, {element}> update, ref {element} memory)", $"""
                ref {element} x = ref sample.Input;
                ref {element} parameters = ref update.Parameters;
                {new RowPassWriter(plan, isOneSample: true).Text(step.Operations)}
                return loss;
                """, $"where TRule : struct, IUpdateRule<{element}>")}}
            """,
            .. ProductMethodEmitter.Parts(plan, step.Operations.OfType<Product>().Where(product => product.IsOfErrors && !ProductMethodEmitter.TakesRows(product))),
        ];
    }

    private static string? Text(NetworkPlan plan, IEnumerable<Operation> operations, OperationPhase phase, string first = "") =>
        new RowPassWriter(plan, isOneSample: false, first).Text(operations.Where(operation => operation.Phase == phase));
}
