using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Emit.Unrolled;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the type of the arithmetic, through which the class and the library call it: one sample first, as on paper, then batches, then steps, and at
/// the end what the library asks for. How a batch is cut and shared is the library's work, and so are the formulas of the optimisers.
/// </summary>
internal static class KernelsEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        using (writer.Block("namespace " + GeneratedTypes.Namespace))
        {
            writer.Line("using global::System;");
            writer.Line("using global::System.Runtime.CompilerServices;");
            writer.Line("using global::System.Runtime.InteropServices;");
            writer.Line("using global::System.Runtime.Intrinsics;");
            writer.Line("using global::NetGen.Runtime;");
            writer.Line();
            writer.Line($"/// <summary>The arithmetic of {plan.Model.Type.Name}, {(plan.IsUnrolled ? "written out in full" : "in loops of fixed size")}.</summary>");
            writer.Line(GeneratorMark.Attribute);
            using (writer.Block($"internal readonly struct {GeneratedTypes.Kernels(plan)} : {string.Join(", ", Interfaces(plan).Select(name => $"{name}<{plan.Element}>"))}"))
                writer.Separated([.. Parts(plan)]);
        }
    }

    private static IEnumerable<string> Interfaces(NetworkPlan plan)
    {
        yield return (plan.IsUnrolled, plan.Model.IsFrozen) switch
        {
            (true, true) => "IForwardKernel",
            (true, false) => "IScalarKernel",
            (false, true) => "ILoopKernel",
            (false, false) => "ITrainStepKernel",
        };
        if (plan.SampleLanes is null)
            yield break;
        yield return "ISampleLanesKernel";
        if (!plan.Model.IsFrozen)
            yield return "ILaneBackwardKernel";
    }

    private static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        bool trains = !plan.Model.IsFrozen, hasLanes = plan.SampleLanes is not null;
        foreach (Action<CodeWriter> part in plan.IsUnrolled ? UnrolledKernelsEmitter.Parts(plan) : LoopForwardEmitter.Parts(plan))
            yield return part;
        if (hasLanes)
            yield return part => SampleLanesEmitter.WriteForward(part, plan, plan.Passes.ForwardLanes!);
        foreach (Action<CodeWriter> part in plan.IsUnrolled || !trains ? [] : LoopBackwardEmitter.Parts(plan))
            yield return part;
        if (hasLanes && trains)
            yield return part => SampleLanesEmitter.WriteBackward(part, plan, plan.Passes.BackwardLanes!);
        foreach (Action<CodeWriter> part in ActivationParameterEmitter.Parts(plan))
            yield return part;
        if (!plan.IsUnrolled || hasLanes)
        {
            yield return part => ParameterText.WriteOffsets(part, plan);
            yield return part => LayerShapeEmitter.Write(part, plan);
        }

        yield return part => KernelNumbersEmitter.Write(part, plan);
    }
}
