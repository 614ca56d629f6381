using System;

namespace NetGen.ModelFiles;

/// <summary>A model file cannot be read: the message says what is wrong, where in the file, what was found and what is needed.</summary>
internal sealed class ModelFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">What, where, got, needed; without the name of the file, which the caller knows better.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and with what in the file.</summary>
    /// <param name="message">What, where, got, needed.</param>
    /// <param name="place">The name of the tensor or the node.</param>
    public ModelFileException(string message, string place)
        : base(message) => Place = place;

    /// <summary>Says what is wrong, and what told so.</summary>
    /// <param name="message">What, where, got, needed.</param>
    /// <param name="inner">The cause.</param>
    public ModelFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The name of the tensor or the node, or null where it is the file as a whole.</summary>
    public string? Place { get; }
}
