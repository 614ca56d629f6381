using System.Runtime.InteropServices;

namespace Digits;

/// <summary>Saves a network, loads the file into another and compares what the two predict.</summary>
internal static class SavedNetwork
{
    /// <exception cref="DigitFileException">The file cannot be written or read back.</exception>
    public static DigitsNetwork SaveAndLoad(DigitsNetwork network, string path)
    {
        try
        {
            network.SaveSafetensors(path);

            // Another seed: whatever the two networks have in common comes from the file.
            var loaded = new DigitsNetwork(seed: -1);
            loaded.LoadSafetensors(path);
            return loaded;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new DigitFileException($"{path}: the parameters cannot be saved and loaded: {error.Message}", error);
        }
    }

    /// <summary>The number of probabilities, of all digits for all images, whose bits differ between two networks.</summary>
    public static int CountDifferences(DigitsNetwork first, DigitsNetwork second, DigitImages images)
    {
        ReadOnlySpan<int> firstBits = PredictBits(first, images);
        ReadOnlySpan<int> secondBits = PredictBits(second, images);
        int differences = 0;
        for (int i = 0; i < firstBits.Length; i++)
            differences += firstBits[i] == secondBits[i] ? 0 : 1;
        return differences;
    }

    private static ReadOnlySpan<int> PredictBits(DigitsNetwork network, DigitImages images)
    {
        var probabilities = new float[images.Count * DigitsNetwork.OutputSize];
        network.ForwardBatch(images.Pixels, probabilities);
        return MemoryMarshal.Cast<float, int>(probabilities);
    }
}
