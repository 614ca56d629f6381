using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.Formats.Records;
using NetGen.Runtime;

namespace NetGen.Formats.Writing;

/// <summary>Writes networks as safetensors files.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The name of the optimiser's state in a checkpoint.</summary>
    internal const string OptimizerState = "optimizer.state";

    /// <summary>The name of what a training remembers beside network and optimiser, in a checkpoint of <c>Fit</c>.</summary>
    internal const string TrainingState = "optimizer.training";

    // The numbers start at a multiple of 8 bytes, so that a reader can map them.
    private const int Alignment = 8;

    /// <summary>Writes parameters, scaling and, in a checkpoint, which has the layout [inputs][outputs], the checksum of both and the bytes of the states of optimiser and training.</summary>
    internal static void Write<T>(
        Stream stream, INetwork<T> source, WeightLayout layout, byte[]? optimizerState = null, byte[]? trainingState = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription network = source.Description;
        ReadOnlySpan<T> parameters = source.Parameters;
        WrittenScaling<T> scaling = WrittenScaling<T>.Of(source);
        byte[] header = Encoding.UTF8.GetBytes(Header(network, parameters, scaling, layout, optimizerState, trainingState));
        Span<byte> length = stackalloc byte[SafetensorsFile.PrefixLength];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            ReadOnlySpan<T> values = parameters.Slice(block.Offset, block.Count);
            if (block.Kind == ParameterKind.Weights && layout == WeightLayout.OutputsInputs)
                values = Transpose(values, block.Rows, block.Columns);
            _ = RecordWriter.WriteData(stream, values, Checksum.Start);
        }

        foreach ((_, T[] values) in scaling.Tensors)
            _ = RecordWriter.WriteData<T>(stream, values, Checksum.Start);
        if (optimizerState is not null)
            stream.Write(optimizerState);
        if (trainingState is not null)
            stream.Write(trainingState);
    }

    /// <summary>The header. All its text is ours, letters, digits and signs of numbers, so that nothing needs an escape.</summary>
    private static string Header<T>(
        NetworkDescription network, ReadOnlySpan<T> parameters, WrittenScaling<T> scaling, WeightLayout layout, byte[]? optimizerState, byte[]? trainingState)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = Unsafe.SizeOf<T>();
        bool isDouble = size == sizeof(double);
        var json = new StringBuilder();
        json.Append("{\"__metadata__\":{");
        Append(SafetensorsMetadata.Version, GeneratorVersion.Own, ",");
        Append(SafetensorsMetadata.Architecture, network.Shape, ",");
        Append(SafetensorsMetadata.Activations, string.Join(",", network.Functions.ToArray()), ",");
        Append(SafetensorsMetadata.Loss, network.Loss.ToString(), ",");
        Append(SafetensorsMetadata.Precision, (isDouble ? Precision.Double : Precision.Single).ToString(), ",");
        Append(SafetensorsMetadata.Layout, SafetensorsMetadata.TextOf(layout), optimizerState is null && scaling.Stages == Scaling.None ? "}" : ",");
        if (scaling.Stages != Scaling.None)
            Append(SafetensorsMetadata.Scaling, scaling.Stages.ToString(), optimizerState is null ? "}" : ",");
        if (optimizerState is not null)
            Append(SafetensorsMetadata.Checksum, ParameterChecksum.Of(parameters, scaling.Tensors), "}");
        long offset = 0;
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            bool isWeights = block.Kind == ParameterKind.Weights;
            string name = isWeights ? ParameterName.OfWeights(block.Layer) : ParameterName.OfBiases(block.Layer);
            string shape = !isWeights ? $"{block.Columns}" : layout == WeightLayout.InputsOutputs ? $"{block.Rows},{block.Columns}" : $"{block.Columns},{block.Rows}";
            AppendTensor(name, isDouble ? "F64" : "F32", shape, (long)block.Count * size);
        }

        foreach ((string name, T[] values) in scaling.Tensors)
            AppendTensor(name, isDouble ? "F64" : "F32", $"{values.Length}", (long)values.Length * size);
        if (optimizerState is not null)
            AppendTensor(OptimizerState, "U8", $"{optimizerState.Length}", optimizerState.Length);
        if (trainingState is not null)
            AppendTensor(TrainingState, "U8", $"{trainingState.Length}", trainingState.Length);
        json.Append('}');
        while (json.Length % Alignment != 0)
            json.Append(' ');
        return json.ToString();

        void Append(string key, string value, string end) => json.Append(CultureInfo.InvariantCulture, $"\"{key}\":\"{value}\"{end}");

        void AppendTensor(string name, string type, string shape, long bytes)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{offset},{offset + bytes}]}}");
            offset += bytes;
        }
    }

    private static T[] Transpose<T>(ReadOnlySpan<T> values, int rows, int columns)
    {
        var transposed = new T[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                transposed[column * rows + row] = values[row * columns + column];
        }

        return transposed;
    }
}
