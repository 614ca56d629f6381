
using NetGen.Formats.Inspection;
using NetGen.Formats.Reading;

namespace NetGen;

/// <summary>Something about a model file that a reader should know before its numbers are used.</summary>
public sealed class ModelFileProblem
{
    internal ModelFileProblem(string? place, string reason, bool preventsLoading)
    {
        Place = place;
        Reason = reason;
        PreventsLoading = preventsLoading;
    }

    /// <summary>What the reader of a format says.</summary>
    internal static ModelFileProblem Of(ModelFileException error, bool preventsLoading = true)
    {
        // Where a sentence starts with the place, the reason is what follows.
        string start = error.Place is null ? "" : ModelFileException.Describe(error.Place, "").TrimEnd('.');
        return new(error.Place, error.Message.StartsWith(start, StringComparison.Ordinal) ? error.Message[start.Length..] : error.Message, preventsLoading);
    }

    /// <summary>The tensor, the input, the output or the node of the graph; null where it is the file as a whole.</summary>
    public string? Place { get; }

    /// <summary>What is the matter, and what can be done.</summary>
    public string Reason { get; }

    /// <summary>Whether no network can be loaded from the file because of it; otherwise one can, without what stands here.</summary>
    public bool PreventsLoading { get; }

    /// <summary>Place and reason.</summary>
    public override string ToString() => Place is null ? Reason : $"{ModelFileText.Shown(Place)}: {Reason}";
}
