namespace Digits;

/// <summary>An image that the network took for another digit.</summary>
internal sealed record Misreading(int Image, int Digit, int ReadAs);
