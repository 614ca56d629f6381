using System.Runtime.CompilerServices;
using System.Text;
using NetGen.Formats.Loading;
using NetGen.Formats.Records;
using NetGen.Runtime;

namespace NetGen;

/// <content>Saving and restoring what an optimiser remembers.</content>
public abstract partial class Optimizer<T>
{
    private const string Signature = "NGOPTIMS";
    private const int Version = 1;
    private const string What = "optimiser state";

    /// <summary>What is saved of this optimiser, besides the shape: which one it is.</summary>
    private protected abstract OptimizerKind Kind { get; }

    /// <summary>What must be the same for a saved state to make sense; the learning rate is not among it.</summary>
    private protected abstract (string Name, double Value)[] SavedHyperparameters { get; }

    /// <summary>
    /// Writes the state: a training that loads it, together with the parameters, continues bit for bit as if it had not stopped.
    /// </summary>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <remarks>
    /// The format, version 1, is little-endian: the 8 characters <c>NGOPTIMS</c>; int32 version; int32 length of the header;
    /// the header: int32 kind (1 Sgd, 2 Adagrad, 3 RmsProp, 4 Adam, 5 AdamW, 6 a class of one's own), for kind 6 the name of the
    /// class: int32 number of characters, each as int32; int32 bytes per number (4 or 8), int32 bias (0 or 1), int32 number of
    /// layer sizes, the sizes as int32, int64 steps made, float64 learning rate, int32 number of hyperparameters, the
    /// hyperparameters as float64 in the order of the properties, int32 number of state arrays; uint32 CRC-32C of everything so
    /// far; the state arrays, ParameterCount numbers each, in the order in which the optimiser's formulas name them; uint32
    /// CRC-32C of the arrays.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new RecordWriter(Signature, Version);
        writer.Write((int)Kind);
        if (Kind == OptimizerKind.Custom)
            WriteName(writer, Name);
        writer.Write(Unsafe.SizeOf<T>());
        writer.Write(_description.HasBias ? 1 : 0);
        writer.Write(_description.Sizes.Length);
        foreach (int size in _description.Sizes)
            writer.Write(size);
        writer.Write(StepCount);
        writer.Write(LearningRate);
        (string Name, double Value)[] hyperparameters = SavedHyperparameters;
        writer.Write(hyperparameters.Length);
        foreach ((_, double value) in hyperparameters)
            writer.Write(value);
        writer.Write(_states.Length);
        writer.WriteHeader(stream);

        uint checksum = Checksum.Start;
        foreach (AlignedMemory<T> state in _states)
            checksum = RecordWriter.WriteData<T>(stream, state.Span, checksum);
        RecordWriter.WriteChecksum(stream, Checksum.Finish(checksum));
    }

    /// <summary>
    /// Restores a state that <see cref="Save"/> wrote: the step count, the learning rate and the state arrays. It may be that of another
    /// optimiser, made for another network: of the same class, with the same hyperparameters, for the same sizes, bias and precision.
    /// </summary>
    /// <param name="stream">Where the state starts; left open, behind its last byte.</param>
    /// <returns>A warning for each state array that holds NaN or infinity, with their count: every further step spreads them.</returns>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="InvalidDataException">
    /// The data is of another optimiser, precision, network or hyperparameter, truncated, corrupt or no optimiser state at
    /// all; the optimiser is unchanged.
    /// </exception>
    public ModelLoadReport Load(Stream stream) => Load(stream, isWhole: false);

    /// <summary>Restores a state that a stream holds alone, or may hold with more after it.</summary>
    internal ModelLoadReport Load(Stream stream, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RecordReader reader = RecordReader.Open(stream, Signature, Version, What);
        RequireSame("kind", (OptimizerKind)reader.ReadInt32(), Kind);
        if (Kind == OptimizerKind.Custom)
            RequireSame("class", ReadName(reader), Name);
        RequireSame("bytes per number", reader.ReadInt32(), Unsafe.SizeOf<T>());
        RequireSame("bias", reader.ReadInt32() != 0, _description.HasBias);
        RequireSame("number of layer sizes", reader.ReadInt32(), _description.Sizes.Length);
        for (int layer = 0; layer < _description.Sizes.Length; layer++)
            RequireSame(layer == 0 ? "number of inputs" : $"size of layer {layer}", reader.ReadInt32(), _description.Sizes[layer]);
        long stepCount = reader.ReadInt64();
        double learningRate = reader.ReadDouble();
        (string Name, double Value)[] hyperparameters = SavedHyperparameters;
        RequireSame("number of hyperparameters", reader.ReadInt32(), hyperparameters.Length);
        foreach ((string name, double value) in hyperparameters)
            RequireSame(name, reader.ReadDouble(), value);
        RequireSame("number of state arrays", reader.ReadInt32(), _states.Length);
        reader.RequireEndOfHeader();
        if (stepCount < 0 || !(learningRate >= 0) || !double.IsFinite(learningRate))
            throw new InvalidDataException($"This {What} is malformed: step count {stepCount}, learning rate {learningRate}.");

        var states = new T[_states.Length][];
        uint checksum = Checksum.Start;
        for (int state = 0; state < states.Length; state++)
        {
            states[state] = new T[_description.ParameterCount];
            checksum = reader.ReadData<T>(stream, states[state], checksum);
        }

        reader.RequireDataChecksum(stream, checksum);
        if (isWhole)
            RecordReader.RequireEnd(stream, What);

        // Everything is known to be right: from here on nothing can fail.
        var warnings = new List<string>();
        for (int state = 0; state < states.Length; state++)
        {
            states[state].CopyTo(_states[state].Span);
            NonFiniteValues.Report<T>(warnings, $"State array {state + 1} of {states.Length} of the optimiser", states[state]);
        }

        StepCount = stepCount;
        LearningRate = learningRate;
        return new ModelLoadReport(null, [], warnings);
    }

    private static void WriteName(RecordWriter writer, string name)
    {
        writer.Write(name.Length);
        foreach (char character in name)
            writer.Write(character);
    }

    private static string ReadName(RecordReader reader)
    {
        var name = new StringBuilder();
        for (int left = reader.ReadInt32(); left > 0; left--)
            name.Append((char)reader.ReadInt32());
        return name.ToString();
    }

    private void RequireSame<TValue>(string what, TValue saved, TValue own)
        where TValue : notnull
    {
        if (!saved.Equals(own))
            throw new InvalidDataException(FormattableString.Invariant($"This {What} does not fit this {Name} for {_description}: its {what} is {saved}, {own} is needed."));
    }
}
