namespace Digits;

/// <summary>Reads an 8 x 8 image of a handwritten digit: 64 pixels in [0, 1] to the probabilities of the ten digits.</summary>
[Network(DigitImages.PixelCount, 32, DigitImages.ClassCount, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class DigitsNetwork;
