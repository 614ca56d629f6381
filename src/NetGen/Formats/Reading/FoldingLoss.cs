using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Formats.Reading;

/// <summary>What a model loses where scalings are part of its weights, each layer its own, <see cref="FoldedScaling"/>, and where the offsets of a stage are rounded.</summary>
internal static class FoldingLoss
{
    /// <summary>Judges the scalings of a model whose numbers are rounded to a precision.</summary>
    /// <param name="model">The model.</param>
    /// <param name="toDouble">Whether that is double precision rather than single; weights are folded in double whatever the file holds.</param>
    /// <param name="remarks">Gets a sentence for each loss that is worth knowing.</param>
    /// <exception cref="ModelFileException">A loss is too large.</exception>
    public static void Judge(DenseModel model, bool toDouble, ICollection<string> remarks)
    {
        foreach (DenseLayer layer in model.Layers)
            layer.Folding?.Judge(toDouble, remarks);
        if (model.InputScaling is not null)
            JudgeOffsets(model.InputScaling, toDouble, remarks);
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

    /// <summary>
    /// Judges what it costs that the offsets of the inputs are rounded: the same shift of a feature for every sample, in deviations of it. Outputs are rounded to
    /// what their offsets are rounded to, whatever that is.
    /// </summary>
    private static void JudgeOffsets(ModelScaling scaling, bool toDouble, ICollection<string> remarks)
    {
        for (int feature = 0; feature < scaling.Offsets.Length; feature++)
        {
            double offset = scaling.Offsets[feature], rounded = toDouble ? offset : (float)offset;
            double loss = Math.Abs((rounded - offset) * scaling.Factors[feature]);
            if (loss < FoldedScaling.WorthARemark)
                continue;
            string cost = string.Format(CultureInfo.InvariantCulture, "the number at index {0}, {1:R}, becomes {2:R} in single precision, which shifts its input by {3:G3} deviations", feature, offset, rounded, loss);
            if (loss >= FoldedScaling.MostAccepted)
                throw new ModelFileException(scaling.OffsetName, string.Format(CultureInfo.InvariantCulture, "{0}; at most {1:G3} is accepted. Give the network Precision = Precision.Double", cost, FoldedScaling.MostAccepted), inner: null);
            remarks.Add(ModelFileException.Describe(scaling.OffsetName, cost));
        }
    }
}
