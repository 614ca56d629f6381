using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>How many bits one instruction computes with.</summary>
internal enum LaneWidth
{
    /// <summary>One element at a time.</summary>
    Scalar = 0,

    /// <summary>128 bits.</summary>
    Bits128 = 128,

    /// <summary>256 bits.</summary>
    Bits256 = 256,

    /// <summary>512 bits.</summary>
    Bits512 = 512,
}

/// <summary>The vector width of this machine.</summary>
internal static class LaneWidths
{
    /// <summary>The widest that the hardware has.</summary>
    internal static LaneWidth Widest
        => Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
            : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
            : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
            : LaneWidth.Scalar;
}
