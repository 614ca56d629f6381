namespace Digits;

/// <summary>A file is missing or not of the form it needs; the message is one line for the person who runs the program.</summary>
internal sealed class DigitFileException(string message, Exception? cause = null) : Exception(message, cause);
