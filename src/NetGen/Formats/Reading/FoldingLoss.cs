using System.Collections.Generic;

namespace NetGen.Formats.Reading;

/// <summary>What a model loses where scalings are part of its weights; each layer has its own, <see cref="FoldedScaling"/>.</summary>
internal static class FoldingLoss
{
    /// <summary>Judges the scalings of a model whose weights are rounded to a precision.</summary>
    /// <param name="model">The model.</param>
    /// <param name="toDouble">Whether that is double precision rather than single; weights are folded in double whatever the file holds.</param>
    /// <param name="remarks">Gets a sentence for each loss that is worth knowing.</param>
    /// <exception cref="ModelFileException">A loss is too large.</exception>
    public static void Judge(DenseModel model, bool toDouble, ICollection<string> remarks)
    {
        foreach (DenseLayer layer in model.Layers)
            layer.Folding?.Judge(toDouble, remarks);
    }

    /// <summary>Why weights of single precision cannot hold those of a model, without the full stop; null where they can.</summary>
    public static string? WhyNotSingle(DenseModel model)
    {
        try
        {
            Judge(model, toDouble: false, new List<string>());
            return null;
        }
        catch (ModelFileException error)
        {
            return error.Message.TrimEnd('.');
        }
    }
}
