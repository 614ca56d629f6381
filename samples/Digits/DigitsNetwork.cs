namespace Digits;

/// <summary>Reads an 8 x 8 image of a handwritten digit: 64 pixels in [0, 1] to the probabilities of the ten digits.</summary>
[Network(64, 32, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class DigitsNetwork
{
    public const int Side = 8;
}
