
using NetGen.Formats.Reading;

namespace NetGen.Build;

/// <summary>Writes all parameters of a model as little-endian numbers in the file's precision, W1, b1, W2, b2, ...: the layout of a network's parameters.</summary>
internal static class ParameterWriter
{
    public static void Write(Stream stream, DenseModel model)
    {
        bool biases = DescriptionWriter.HasBiases(model);
        foreach (DenseLayer layer in model.Layers)
        {
            Write(stream, layer.Weights, model.IsDouble);
            if (biases)
                Write(stream, layer.Biases ?? new double[layer.Outputs], model.IsDouble);
        }
    }

    private static void Write(Stream stream, double[] values, bool isDouble)
    {
        int size = isDouble ? sizeof(double) : sizeof(float);
        byte[] bytes = new byte[checked(values.Length * size)];
        if (isDouble)
            Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        else
            Buffer.BlockCopy(Array.ConvertAll(values, value => (float)value), 0, bytes, 0, bytes.Length);
        if (!BitConverter.IsLittleEndian)
        {
            for (int start = 0; start < bytes.Length; start += size)
                Array.Reverse(bytes, start, size);
        }

        stream.Write(bytes, 0, bytes.Length);
    }
}
