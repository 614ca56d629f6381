using System;

namespace NetGen.Formats.Reading;

/// <summary>Our names of what scales a network, in every format: x' = (x - input_offset) * input_factor in front, y = a / output_factor + output_offset behind.</summary>
internal static class ScalingName
{
    public const string InputOffset = "scaling.input_offset";
    public const string InputFactor = "scaling.input_factor";
    public const string OutputOffset = "scaling.output_offset";
    public const string OutputFactor = "scaling.output_factor";

    /// <summary>All names, in the order in which files hold the numbers and checksums count them.</summary>
    public static readonly string[] All = { InputOffset, InputFactor, OutputOffset, OutputFactor };

    /// <summary>Whether a name is one of ours.</summary>
    public static bool IsOwn(string name) => Array.IndexOf(All, name) >= 0;
}
