using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The forms that every kernel over lanes is written in.</summary>
internal static class LanesText
{
    private static readonly (string Condition, string Lanes)[] s_widths =
    [
        ("if (Vector512.IsHardwareAccelerated)", "Lanes512"),
        ("else if (Vector256.IsHardwareAccelerated)", "Lanes256"),
        ("else if (Vector128.IsHardwareAccelerated)", "Lanes128"),
    ];

    /// <summary>Calls a generic kernel with the widest vectors that the hardware has, or with single numbers where it has none.</summary>
    public static void WriteWidthDispatch(CodeWriter writer, NetworkPlan plan, string statement, string call)
    {
        WriteVectorDispatch(writer, plan, statement, call);
        WriteCall(writer, plan, "else", "Lanes1", statement, call);
    }

    /// <summary>Calls a generic kernel with the widest vectors that the hardware has, and not at all where it has none.</summary>
    public static void WriteVectorDispatch(CodeWriter writer, NetworkPlan plan, string statement, string call)
    {
        foreach ((string condition, string lanes) in s_widths)
            WriteCall(writer, plan, condition, lanes, statement, call);
    }

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

    private static void WriteCall(CodeWriter writer, NetworkPlan plan, string condition, string lanes, string statement, string call)
    {
        writer.Line(condition);
        using (writer.Indented())
            writer.Line(statement + call.Replace("TLanes", $"{lanes}<{plan.Element}>") + ";");
    }
}
