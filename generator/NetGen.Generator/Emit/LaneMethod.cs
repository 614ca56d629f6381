using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// A kernel over lanes. It is optimised from its first call on: unoptimised, each of its lane operations is a call, some hundred times slower, and a short
/// training would be over before the runtime got round to a second version. A short one becomes part of the kernel that calls it.
/// </summary>
internal static class LaneMethod
{
    public static CodeText Text(NetworkPlan plan, string signature, CodeText body, string? constraint = null, bool isInlined = false) => $$"""
        [MethodImpl(MethodImplOptions.{{(isInlined ? "AggressiveInlining" : "AggressiveOptimization")}})]
        {{signature}}
            where TLanes : struct, ILanes<TLanes, {{plan.Element}}>
            {{constraint}}
        {
            {{body}}
        }
        """;
}
