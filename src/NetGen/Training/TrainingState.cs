using System.Numerics;
using NetGen.Formats.Records;

namespace NetGen.Training;

/// <summary>What a training remembers beside its network and its optimiser, and how that is written.</summary>
/// <param name="Position">Where it is.</param>
/// <param name="Best">Its best epoch.</param>
/// <param name="Average">The mean of its parameters; null where it keeps none.</param>
/// <param name="History">Its epochs.</param>
/// <remarks>
/// The format, version 1, is little-endian: the 8 characters <c>NGTRAINS</c>; int32 version; int32 length of the header; the header: the identity as
/// int32 number of values and float64 each; int64 steps, int32 epochs, int32 samples seen of the epoch at hand, float64 sum of losses, float64 mass,
/// int64 ticks of 100 ns; int32 number of the best epoch, float64 its loss, int32 epochs since; int64 number of averaged
/// parameters; int32 number of parameters, int32 number of reports; uint32 CRC-32C; the parameters of the best epoch; their mean, where the identity
/// names averaging; the reports, each of seven int64: epoch, steps, bits of loss, of validation loss (NaN for none) and
/// of the learning rate, 1 for the best so far, ticks; uint32 CRC-32C of parameters and reports.
/// </remarks>
internal sealed record TrainingState<T>(TrainingPosition Position, BestEpoch<T> Best, AveragedWeights<T>? Average, IReadOnlyList<EpochReport> History)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Signature = "NGTRAINS";
    private const int Version = 1;
    private const string What = "training state";
    private const int NumbersPerReport = 7;

    public byte[] Write(TrainingIdentity identity)
    {
        var writer = new RecordWriter(Signature, Version);
        (string Name, double Value)[] values = [.. identity.Values];
        writer.Write(values.Length);
        foreach ((_, double value) in values)
            writer.Write(value);
        writer.Write(Position.StepCount);
        writer.Write(Position.EpochCount);
        writer.Write(Position.SampleCount);
        writer.Write(Position.LossSum);
        writer.Write(Position.Mass);
        writer.Write(Position.Elapsed.Ticks);
        writer.Write(Best.Number);
        writer.Write(Best.Loss);
        writer.Write(Best.EpochsWithout);
        writer.Write(Average?.Count ?? 0);
        writer.Write(Best.Parameters.Length);
        writer.Write(History.Count);

        var stream = new MemoryStream();
        writer.WriteHeader(stream);
        uint checksum = RecordWriter.WriteData(stream, Best.Parameters, Checksum.Start);
        checksum = RecordWriter.WriteData(stream, Average is null ? default : Average.Mean, checksum);
        checksum = RecordWriter.WriteData<long>(stream, [.. History.SelectMany(Numbers)], checksum);
        RecordWriter.WriteChecksum(stream, Checksum.Finish(checksum));
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or of another training.</exception>
    public static TrainingState<T> Read(byte[] bytes, TrainingIdentity identity, int parameterCount, double minImprovement)
    {
        var stream = new MemoryStream(bytes);
        RecordReader reader = RecordReader.Open(stream, Signature, Version, What);
        (string Name, double Value)[] values = [.. identity.Values];
        RequireSame("number of settings", reader.ReadInt32(), values.Length);
        foreach ((string name, double value) in values)
            RequireSame(name, reader.ReadDouble(), value);
        var position = new TrainingPosition
        {
            StepCount = reader.ReadInt64(),
            EpochCount = reader.ReadInt32(),
            SampleCount = reader.ReadInt32(),
            LossSum = reader.ReadDouble(),
            Mass = reader.ReadDouble(),
            Elapsed = TimeSpan.FromTicks(reader.ReadInt64()),
        };
        (int number, double loss, int without) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32());
        long averaged = reader.ReadInt64();
        RequireSame("number of parameters", reader.ReadInt32(), parameterCount);
        int reports = reader.ReadInt32();
        reader.RequireEndOfHeader();
        if (position.StepCount < 0 || position.EpochCount < 0 || position.SampleCount < 0 || position.SampleCount >= identity.SampleCount || number < 0 || without < 0 || averaged < 0 || reports != position.EpochCount
            || (long)reports * NumbersPerReport * sizeof(long) > stream.Length)
        {
            throw new InvalidDataException($"This {What} is malformed: {position.EpochCount} epochs, {position.StepCount} steps, {position.SampleCount} samples, {reports} reports.");
        }

        var parameters = new T[parameterCount];
        var mean = new T[identity.Averaging is null ? 0 : parameterCount];
        var numbers = new long[reports * NumbersPerReport];
        uint checksum = reader.ReadData<T>(stream, parameters, Checksum.Start);
        checksum = reader.ReadData<T>(stream, mean, checksum);
        checksum = reader.ReadData<long>(stream, numbers, checksum);
        reader.RequireDataChecksum(stream, checksum);
        RecordReader.RequireEnd(stream, What);
        AveragedWeights<T>? average = identity.Averaging is { } averaging ? new AveragedWeights<T>(averaging, mean, averaged) : null;
        return new(position, new BestEpoch<T>(parameters, minImprovement, number, loss, without), average, [.. numbers.Chunk(NumbersPerReport).Select(Report)]);
    }

    private static long[] Numbers(EpochReport report) =>
    [
        report.Epoch,
        report.StepCount,
        BitConverter.DoubleToInt64Bits(report.Loss),
        BitConverter.DoubleToInt64Bits(report.ValidationLoss ?? double.NaN),
        BitConverter.DoubleToInt64Bits(report.LearningRate),
        report.IsBest ? 1 : 0,
        report.Elapsed.Ticks,
    ];

    private static EpochReport Report(long[] numbers)
    {
        double validation = BitConverter.Int64BitsToDouble(numbers[3]);
        return new(
            (int)numbers[0], numbers[1], BitConverter.Int64BitsToDouble(numbers[2]), double.IsNaN(validation) ? null : validation,
            BitConverter.Int64BitsToDouble(numbers[4]), numbers[5] != 0, TimeSpan.FromTicks(numbers[6]));
    }

    private static void RequireSame(string what, double saved, double own)
    {
        if (saved != own)
            throw new InvalidDataException(FormattableString.Invariant($"This {What} does not fit this training: its {what} is {saved}, {own} is needed."));
    }
}
