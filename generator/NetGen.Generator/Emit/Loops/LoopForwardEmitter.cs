using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        NetworkPasses passes = plan.Passes;
        return
        [
            part => WriteSample(part, plan, passes.ForwardSample, passes.Classify),
            .. ProductMethodEmitter.Parts(plan, passes.ForwardSample.Operations.OfType<Product>().Where(product => !ProductMethodEmitter.TakesRows(product))),
            part => part.Line(Calls(plan)),
            part => WriteBatch(part, plan, passes.ForwardRows!),
            .. ProductMethodEmitter.Parts(plan, passes.ForwardRows!.Operations.OfType<Product>()),
        ];
    }

    private static void WriteSample(CodeWriter writer, NetworkPlan plan, Pass forward, Pass? classify)
    {
        string element = plan.Element;
        writer.Line($"/// <summary>One sample, layer by layer: the outputs{(classify is null ? "" : ", or the class that their sums decide")}.</summary>");
        using (LanesText.PassMethod(writer, plan, $"public static int Sample<TLanes, TPass>(ref {element} x, ref {element} parameters, ref {element} y)"))
        {
            writer.Line(plan.AlternatingOutputs.FitOnStack
                ? $"Span<{element}> activations = stackalloc {element}[{plan.AlternatingOutputs.StackElements}];\nref {element} memory = ref StackMemory.Aligned(activations);"
                : $"using Workspace<{element}> workspace = Workspaces.Rent();\nref {element} memory = ref workspace.Reference;");
            var pass = new RowPassWriter(writer, plan, isOneSample: true);
            int layers = forward.Operations.Count - 1;
            pass.Write(forward.Operations.Take(layers));
            if (classify is not null)
            {
                writer.Line("if (typeof(TPass) == typeof(ToClass))");
                using (writer.Indented())
                    pass.Write(classify.Operations.Skip(layers));
            }

            pass.Write(forward.Operations.Skip(layers));
            writer.Line("return 0;");
        }
    }

    /// <summary>What the class calls; the library chooses the width of the vectors, and where a batch has a sample in each lane.</summary>
    private static string Calls(NetworkPlan plan)
    {
        string element = plan.Element, types = $"<{GeneratedTypes.Kernels(plan)}, {element}>";
        string classify = plan.Passes.Classify is null ? "" : $"""

            /// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>
            public static int Classify(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters) => LoopForward.Classify{types}(x, parameters);

            """;
        return $"""
            /// <summary>The outputs of one sample.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static void ForwardSample(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters, Span<{element}> output) =>
                LoopForward.Sample{types}(x, parameters, output);
            {classify}
            /// <summary>The outputs of each sample.</summary>
            public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs) =>
                LoopForward.Run{(plan.SampleLanes is null ? "" : "InLanes")}{types}(inputs, samples, parameters, outputs);
            """;
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of a batch, block by block; how it is cut changes no bit of them. Odd and even layers write to two places in turn.</summary>");
        using (LanesText.Method(writer, plan, $"public static void ForwardBatch<TLanes>(ref {element} inputs, nuint count, ref {element} parameters, ref {element} outputs)"))
        {
            writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
            writer.Line($"ref {element} memory = ref workspace.Reference;");
            using (writer.Block($"for (nuint first = 0; first < count; first += {pass.Samples})"))
            {
                writer.Line($"nuint samples = Math.Min({pass.Samples}, count - first);");
                writer.Line($"ref {element} x = ref Unsafe.Add(ref inputs, first * {plan.Model.InputSize});");
                writer.Line($"ref {element} y = ref Unsafe.Add(ref outputs, first * {plan.Model.OutputSize});");
                new RowPassWriter(writer, plan, isOneSample: false).Write(pass.Operations);
            }
        }
    }
}
