namespace NetGen.Generator.Model;

/// <summary>How large a network may be.</summary>
internal static class Limits
{
    /// <summary>The most neurons of one layer: a row of a batch's workspace stays addressable and a layer's panel loop short of overflow.</summary>
    public const int LayerSize = 65_536;

    /// <summary>The most layers with weights: each emits a handful of methods, and the file stays readable by an editor.</summary>
    public const int LayerCount = 256;

    /// <summary>The most outputs that a forward pass returns by value: 1 or 2 KiB of the caller's stack. Where there are more, the caller brings the memory.</summary>
    public const int ReturnedOutputs = 256;

    /// <summary>The most parameters: 2^28 doubles are 2 GiB, the largest array the runtime can pin.</summary>
    public const long ParameterCount = (1L << 28) - 1024;
}
