using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Emit.Unrolled;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the class of the arithmetic. It lives in a namespace of its own, where <c>using</c> directives cannot meet a type
/// of the user's, so that formulas stay short; it is a file type, so that its name meets no other.
/// </summary>
internal static class KernelClassEmitter
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
            using (writer.Block($"file static class {GeneratedTypes.Kernels(plan)}"))
            {
                WriteWorkspaces(writer, plan);
                ActivationParameterEmitter.Write(writer, plan);
                if (!plan.IsUnrolled || plan.SampleLanes is not null)
                {
                    ParameterText.WriteOffsets(writer, plan);
                    writer.Line();
                    LayerShapeEmitter.Write(writer, plan);
                    writer.Line();
                }

                if (plan.IsUnrolled)
                {
                    UnrolledForwardEmitter.Write(writer, plan);
                    if (plan.Model.IsFrozen)
                        return;
                    writer.Line();
                    UnrolledBackwardEmitter.Write(writer, plan);
                }
                else
                {
                    LoopForwardEmitter.Write(writer, plan);
                    if (plan.Model.IsFrozen)
                        return;
                    writer.Line();
                    LoopBackwardEmitter.Write(writer, plan);
                }

                if (plan.SampleLanes is not null)
                {
                    writer.Line();
                    SampleLanesBackwardEmitter.Write(writer, plan);
                }

                writer.Line();
                SharedKernelsEmitter.Write(writer, plan);
            }
        }
    }

    private static void WriteWorkspaces(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.WorkspaceElements == 0)
            return;

        // Who decides sample by sample never makes that of a frozen network.
        writer.Line(plan.Model.IsFrozen
            ? $"/// <summary>Memory for up to {plan.WorkspaceSamples} samples; one is made with the first batch.</summary>"
            : $"/// <summary>Memory for blocks of up to {plan.WorkspaceSamples} samples; one is made with the first network of this type.</summary>");
        writer.Line($"public static readonly WorkspacePool<{plan.Element}> Workspaces = new({plan.WorkspaceElements});");
        writer.Line();
    }
}
