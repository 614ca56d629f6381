namespace NetGen.Evaluation;

/// <summary>Outputs that are probabilities of a yes, each by itself: one is the second of two classes, several are labels that do not exclude one another.</summary>
internal static class SigmoidOutputs
{
    /// <summary>Whether the network has such outputs.</summary>
    public static bool AreOf(NetworkDescription network) => network.Layers[^1].Activation == Activation.Sigmoid;

    /// <summary>Whether it learns them as probabilities: a sigmoid under a squared error is how a number between 0 and 1 is predicted.</summary>
    public static bool AreLearntBy(NetworkDescription network) => network.Loss == Loss.SigmoidBCE;
}
