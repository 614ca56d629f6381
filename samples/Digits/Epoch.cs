namespace Digits;

/// <summary>What one pass over the training images came to.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Loss">The mean cross-entropy of the training images, each measured just before it was learnt from.</param>
/// <param name="TestAccuracy">The share of the test images that the network reads rightly after the epoch.</param>
internal sealed record Epoch(int Number, double Loss, double TestAccuracy);
