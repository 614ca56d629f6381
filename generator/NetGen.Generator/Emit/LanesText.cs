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

    /// <summary>The elements of some vectors: 0, lanes, 2 * lanes.</summary>
    public static string Lanes(int vectors) => vectors switch
    {
        0 => "0",
        1 => "lanes",
        _ => $"{vectors} * lanes",
    };

    /// <summary>A variable and what follows it, ready to be multiplied: row, (row + 1), (row + 2).</summary>
    public static string After(string variable, int distance) => distance == 0 ? variable : $"({variable} + {distance})";

    /// <summary>An offset and what follows it: one number where that is a number, too.</summary>
    public static string Plus(int offset, string index) => int.TryParse(index, out int number) ? $"{offset + number}" : $"{offset} + {index}";

    /// <summary>An index that counts steps of some elements: one number where it is a number.</summary>
    public static string Times(string index, int step) => int.TryParse(index, out int number) ? $"{number * step}" : $"{index} * {step}";

    private static void WriteCall(CodeWriter writer, NetworkPlan plan, string condition, string lanes, string statement, string call)
    {
        writer.Line(condition);
        using (writer.Indented())
            writer.Line(statement + call.Replace("TLanes", $"{lanes}<{plan.Element}>") + ";");
    }
}
