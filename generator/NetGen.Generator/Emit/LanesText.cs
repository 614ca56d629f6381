using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The forms that every kernel over lanes is written in.</summary>
internal static class LanesText
{
    /// <summary>
    /// The declaration of a kernel over lanes. It is optimised from its first call on: unoptimised, each of its lane operations is a
    /// call, some hundred times slower, and a short training would be over before the runtime got round to a second version.
    /// </summary>
    public static IDisposable Method(CodeWriter writer, NetworkPlan plan, string signature) =>
        Method(writer, "AggressiveOptimization", signature, $"where TLanes : struct, ILanes<TLanes, {plan.Element}>");

    /// <summary>The declaration of a short kernel over lanes that becomes part of the kernel that calls it.</summary>
    public static IDisposable InlinedMethod(CodeWriter writer, NetworkPlan plan, string signature) =>
        Method(writer, "AggressiveInlining", signature, $"where TLanes : struct, ILanes<TLanes, {plan.Element}>");

    /// <summary>The declaration of a kernel over lanes that updates parameters by the formula TRule.</summary>
    public static IDisposable UpdateMethod(CodeWriter writer, NetworkPlan plan, string signature) =>
        Method(writer, "AggressiveOptimization", signature, $"where TLanes : struct, ILanes<TLanes, {plan.Element}>", $"where TRule : struct, IUpdateRule<{plan.Element}>");

    /// <summary>The declaration of a kernel over lanes that goes with one sample as far as TPass says.</summary>
    public static IDisposable PassMethod(CodeWriter writer, NetworkPlan plan, string signature) =>
        Method(writer, "AggressiveOptimization", signature, $"where TLanes : struct, ILanes<TLanes, {plan.Element}>", "where TPass : struct, ISamplePass");

    private static IDisposable Method(CodeWriter writer, string options, string signature, params string[] constraints)
    {
        writer.Line($"[MethodImpl(MethodImplOptions.{options})]");
        writer.Line(signature);
        using (writer.Indented())
        {
            foreach (string constraint in constraints)
                writer.Line(constraint);
        }

        return writer.Block("");
    }
}
