using System.Numerics;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.Formats.Records;
using NetGen.Formats.Writing;

namespace NetGen.Formats.Loading;

/// <summary>Brings a safetensors file into a network, and into its optimiser where the file is a checkpoint: into both or into none.</summary>
internal static class SafetensorsInput
{
    private static readonly Dictionary<string, string> s_noNames = [];

    /// <summary>What a checkpoint has beside parameters.</summary>
    private static readonly HashSet<string> s_states = [SafetensorsWriter.OptimizerState, SafetensorsWriter.TrainingState];

    /// <summary>Loads a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="tensorNames">The name in the file by our name, or null.</param>
    /// <param name="optimizer">The optimiser whose state the file must have, or null.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or does not fit.</exception>
    internal static ModelLoadReport Load<T>(INetwork<T> network, byte[] bytes, IReadOnlyDictionary<string, string>? tensorNames, Optimizer<T>? optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        return ModelFileInput.WithInvalidData(() =>
        {
            SafetensorsFile file = SafetensorsFile.Parse(bytes);
            SafetensorsReading reading = SafetensorsModel.Read(file, tensorNames ?? s_noNames, description.Sizes.ToArray(), optimizer is null ? null : s_states);
            var warnings = new List<string>(reading.Model.Remarks);
            T[] parameters = ModelParameters.Of<T>(reading.Model, description, warnings);
            LoadedScaling<T> scaling = LoadedScaling<T>.Of(reading.Model, network, reading.Model.TellsScaling ? AbsentScaling.IsRefused : AbsentScaling.IsKept, warnings);
            TellDifferences(file, reading.Model, description, warnings);
            SafetensorsTensor? state = optimizer is null ? null : CheckpointState(file);
            ParameterChecksum.RequireRight(file);

            // The last that can fail, and it changes nothing where it does.
            if (state is not null)
                warnings.AddRange(optimizer!.Load(new MemoryStream(file.ReadBytes(state)), isWhole: true).Warnings);
            parameters.CopyTo(network.Parameters);
            scaling.Set();
            return new ModelLoadReport(reading.Layout, reading.LeftAside, warnings);
        });
    }

    /// <summary>Tells what a file of NetGen says of its network that changes no output.</summary>
    private static void TellDifferences(SafetensorsFile file, DenseModel model, NetworkDescription description, List<string> warnings)
    {
        if (!SafetensorsMetadata.IsOwn(file.Metadata))
            return;
        if (file.Metadata.TryGetValue(SafetensorsMetadata.Loss, out string? loss) && loss != description.Loss.ToString())
            warnings.Add($"The file is of a network with the loss {ModelLimits.Quote(loss)}; {description} has {description.Loss}.");
        if (model.IsDouble && description.Precision == Precision.Single)
            warnings.Add("The numbers of the file are of double precision; they were rounded to single.");
    }

    private static SafetensorsTensor CheckpointState(SafetensorsFile file)
    {
        if (file.Tensors.FirstOrDefault(tensor => tensor.Name == SafetensorsWriter.OptimizerState) is not { } state)
            throw new ModelFileException($"The file is no checkpoint: it has no tensor '{SafetensorsWriter.OptimizerState}'.");
        if (!file.Metadata.ContainsKey(SafetensorsMetadata.Checksum))
            throw new ModelFileException($"The file is no checkpoint, or a damaged one: its metadata has no {SafetensorsMetadata.Checksum}.");
        return state;
    }
}
