using System;

namespace NetGen.Formats.Reading;

/// <summary>A model file cannot be read: the message says what is wrong, where in the file, what was found and what is needed.</summary>
internal sealed class ModelFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">What, where, got, needed; without the name of the file, which the caller knows better.</param>
    public ModelFileException(string message)
        : base(message) => Reason = message;

    /// <summary>Says what is wrong, and with what in the file.</summary>
    /// <param name="message">What, where, got, needed.</param>
    /// <param name="place">The name of the tensor or the node.</param>
    public ModelFileException(string message, string place)
        : base(message)
    {
        Place = place;
        Reason = message;
    }

    /// <summary>Says what is wrong, and what told so.</summary>
    /// <param name="message">What, where, got, needed.</param>
    /// <param name="inner">The cause.</param>
    public ModelFileException(string message, Exception inner)
        : base(message, inner) => Reason = message;

    /// <summary>Says what is wrong at a place that has a name.</summary>
    /// <param name="place">The place, as the start of a sentence: a node of a graph.</param>
    /// <param name="reason">What is wrong there, as the end of the sentence.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ModelFileException(string place, string reason, Exception? inner)
        : base(Describe(place, reason), inner)
    {
        Place = place;
        Reason = reason;
    }

    private ModelFileException(ModelFileException error, string advice)
        : base($"{error.Message} {advice}", error)
    {
        Place = error.Place;
        Reason = error.Reason;
    }

    /// <summary>The tensor or the node that cannot be read, or null where it is the file as a whole.</summary>
    public string? Place { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>The same with a further sentence that says what to do.</summary>
    public ModelFileException WithAdvice(string advice) => new(this, advice);

    /// <summary>A sentence on a place.</summary>
    public static string Describe(string place, string what) => $"{char.ToUpperInvariant(place[0])}{place.Substring(1)}: {what}.";
}
