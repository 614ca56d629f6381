
using NetGen.Formats.Reading;

namespace NetGen.Build;

/// <summary>Writes all parameters of a model as little-endian numbers in the file's precision, in the order of <see cref="ParameterLayout"/>.</summary>
internal static class ParameterWriter
{
    public static void Write(Stream stream, DenseModel model)
    {
        foreach (DenseLayer layer in model.Layers)
        {
            Write(stream, layer.Weights, model.IsDouble);
            if (model.HasBiases)
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
