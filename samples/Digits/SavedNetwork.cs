using NetGen.Data;

namespace Digits;

/// <summary>Saves a network, loads the file into another and compares what the two predict.</summary>
internal static class SavedNetwork
{
    /// <exception cref="IOException">The file cannot be written or read back.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="InvalidDataException">What was read back is not what was saved.</exception>
    public static DigitsNetwork SaveAndLoad(DigitsNetwork network, string path)
    {
        network.SaveSafetensors(path);

        // Another seed: whatever the two networks have in common comes from the file.
        var loaded = new DigitsNetwork(seed: -1);
        loaded.LoadSafetensors(path);
        return loaded;
    }

    /// <summary>The number of probabilities, of all digits for all images, whose bits differ between two networks.</summary>
    public static int CountDifferences(DigitsNetwork first, DigitsNetwork second, SampleSet<float> images)
    {
        int differences = 0;
        for (int image = 0; image < images.Count; image++)
        {
            DigitsNetwork.Output one = first.Forward(images.GetInputs(image));
            DigitsNetwork.Output other = second.Forward(images.GetInputs(image));
            for (int digit = 0; digit < DigitsNetwork.OutputSize; digit++)
                differences += BitConverter.SingleToInt32Bits(one[digit]) == BitConverter.SingleToInt32Bits(other[digit]) ? 0 : 1;
        }

        return differences;
    }
}
