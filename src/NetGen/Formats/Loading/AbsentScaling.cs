namespace NetGen.Formats.Loading;

/// <summary>What becomes of a scaling that a network declares and a model file has not.</summary>
internal enum AbsentScaling
{
    /// <summary>The file is of another network: NetGen wrote it, and would have written the scaling.</summary>
    IsRefused,

    /// <summary>The network keeps its own: the file holds tensors of layers, and tells nothing of what is done around them.</summary>
    IsKept,

    /// <summary>The scaling changes nothing from then on: the file is a whole graph, from raw numbers to raw numbers.</summary>
    IsReset,
}
