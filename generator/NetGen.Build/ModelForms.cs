using NetGen.Formats.Reading;

namespace NetGen.Build;

/// <summary>
/// The forms in which a model file can be compiled in: what it does around its layers folded into their weights, or as stages of the network. Only the class
/// says which of them it needs, and the build does not know the class.
/// </summary>
internal sealed class ModelForms
{
    private ModelForms(DenseModel main, string? notFolded, DenseModel? staged)
    {
        Main = main;
        NotFolded = notFolded;
        Staged = staged;
    }

    /// <summary>The form of a network that declares nothing; the only one of most files.</summary>
    public DenseModel Main { get; }

    /// <summary>Why the main form has stages, though the file could be folded; null where it has none, or where they are the file's own.</summary>
    public string? NotFolded { get; }

    /// <summary>The form with stages, where it is not the main one; null where the file does nothing around its layers.</summary>
    public DenseModel? Staged { get; }

    /// <summary>A file of one form.</summary>
    public static ModelForms Of(DenseModel model) => new(model, null, null);

    /// <summary>Reads a file in all its forms.</summary>
    /// <param name="read">Reads it for a network that scales by itself what is given.</param>
    /// <exception cref="ModelFileException">The file is no network, or its scaling cannot be folded and is no stage.</exception>
    public static ModelForms Read(Func<Scaling, DenseModel> read)
    {
        DenseModel folded = read(Scaling.None);
        DenseModel staged = folded.Scaling == Scaling.None ? read(Scaling.Inputs | Scaling.Outputs) : folded;
        if (staged.Scaling == Scaling.None)
            return Of(Judged(folded, folded.IsDouble));
        if (ReferenceEquals(staged, folded))
            return Of(Judged(folded, toDouble: true));
        try
        {
            return new(Judged(folded, folded.IsDouble), null, Judged(staged, toDouble: true));
        }
        catch (ModelFileException refusal)
        {
            return new(Judged(staged, toDouble: true), refusal.Message.TrimEnd('.'), null);
        }
    }

    /// <summary>The model with what a network of a precision loses; where that is double precision, one of single precision may take it, too.</summary>
    private static DenseModel Judged(DenseModel model, bool toDouble)
    {
        var remarks = new List<string>();
        FoldingLoss.Judge(model, toDouble, remarks);
        if (toDouble && FoldingLoss.WhyNotSingle(model) is null)
            FoldingLoss.Judge(model, toDouble: false, remarks);
        return model.WithRemarks(remarks);
    }
}
