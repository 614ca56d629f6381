using System.Collections.Generic;

namespace NetGen.ModelFiles;

/// <summary>A layer whose weights are known, and those before it.</summary>
internal sealed class FinishedLayer
{
    public FinishedLayer(DenseLayer layer, FinishedLayer? before)
    {
        Layer = layer;
        Before = before;
        Count = (before?.Count ?? 0) + 1;
        if (Count > ModelLimits.MostLayers)
            throw new ModelFileException($"The graph has more than {ModelLimits.MostLayers} layers.");
    }

    public DenseLayer Layer { get; }

    public FinishedLayer? Before { get; }

    public int Count { get; }

    /// <summary>All layers, the first one first.</summary>
    public DenseLayer[] ToArray()
    {
        var layers = new DenseLayer[Count];
        FinishedLayer? layer = this;
        for (int i = Count - 1; i >= 0; i--)
        {
            layers[i] = layer!.Layer;
            layer = layer.Before;
        }

        return layers;
    }
}
