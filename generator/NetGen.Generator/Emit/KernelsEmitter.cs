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
    public static CodeText Text(NetworkPlan plan) => $$"""
        namespace {{GeneratedTypes.Namespace}}
        {
            using global::System;
            using global::System.Runtime.CompilerServices;
            using global::System.Runtime.InteropServices;
            using global::System.Runtime.Intrinsics;
            using global::NetGen.Runtime;

            /// <summary>The arithmetic of {{plan.Model.Type.Name}}, {{(plan.IsUnrolled ? "written out in full" : "in loops of fixed size")}}.</summary>
            {{GeneratorMark.Attribute}}
            internal struct {{GeneratedTypes.Kernels(plan)}} : {{string.Join(", ", KernelContract.Interfaces(plan).Select(name => $"{name}<{plan.Element}>"))}}
            {
                {{string.Join("\n\n", Parts(plan))}}
            }
        }
        """;

    private static IEnumerable<CodeText> Parts(NetworkPlan plan) =>
    [
        .. plan.IsUnrolled ? UnrolledKernelsEmitter.Parts(plan) : LoopForwardEmitter.Parts(plan),
        .. plan.Passes.ForwardLanes is { } forward ? SampleLanesEmitter.ForwardParts(plan, forward) : [],
        .. plan.IsUnrolled || plan.Model.IsFrozen ? [] : LoopBackwardEmitter.Parts(plan),
        .. plan.Passes.BackwardLanes is { } backward ? SampleLanesEmitter.BackwardParts(plan, backward) : [],
        .. KernelTypesEmitter.Parameters(plan),
        .. plan.IsUnrolled && plan.SampleLanes is null ? [] : KernelTypesEmitter.Layers(plan),
        KernelContract.Numbers(plan),
    ];
}
