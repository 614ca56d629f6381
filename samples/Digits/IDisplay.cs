namespace Digits;

/// <summary>Shows how the training goes and what came out.</summary>
internal interface IDisplay
{
    /// <summary>Draws the next epoch, until there are no more, and shows each as it ends.</summary>
    void ShowEpochs(IEnumerable<Epoch> epochs);

    void ShowConfusion(Evaluation evaluation);
}
