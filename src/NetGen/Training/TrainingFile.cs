using System.Numerics;
using NetGen.Formats.Loading;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.Formats.Writing;

namespace NetGen.Training;

/// <summary>The checkpoint of a training: one file of safetensors with network, optimiser and training state, written whole or not at all.</summary>
internal static class TrainingFile
{
    public static void Save<T>(string path, INetwork<T> network, Optimizer<T> optimizer, TrainingState<T> state, TrainingIdentity identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = new MemoryStream();
        optimizer.Save(steps);
        byte[] training = state.Write(identity);
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, network, WeightLayout.InputsOutputs, steps.ToArray(), training));
    }

    /// <summary>Brings network and optimiser to where the file is, and returns the rest; whatever is wrong with the file, nothing is changed.</summary>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, no checkpoint of a training, or of another.</exception>
    public static TrainingState<T> Load<T>(string path, INetwork<T> network, Optimizer<T> optimizer, TrainingIdentity identity, double minImprovement)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no checkpoint to go on from. Without {nameof(FitOptions.Resume)} the training starts and writes one.", path);
        TrainingState<T>? state = null;
        ModelFileInput.Load(path, bytes =>
        {
            state = TrainingState<T>.Read(ModelFileInput.WithInvalidData(() => Find(bytes)), identity, network.Description.ParameterCount, minImprovement);
            return SafetensorsInput.Load(network, bytes, tensorNames: null, optimizer);
        });
        return state!;
    }

    private static byte[] Find(byte[] bytes)
    {
        SafetensorsFile file = SafetensorsFile.Parse(bytes);
        SafetensorsTensor tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == SafetensorsWriter.TrainingState)
            ?? throw new ModelFileException($"The file is no checkpoint of a training: it has no tensor '{SafetensorsWriter.TrainingState}'.");
        return file.ReadBytes(tensor);
    }
}
