using System.Buffers.Binary;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Parameters that travel in an assembly as a resource: little-endian numbers, one after the other, in the layout of a network's
/// parameters. The runtime maps a resource with its assembly, so reading it is one copy from there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterResource
{
    /// <summary>Reads parameters of single precision; double ones are rounded once.</summary>
    /// <param name="assembly">The assembly of the network.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="isDouble">Whether its numbers are of double precision.</param>
    /// <param name="parameters">All parameters of the network, overwritten.</param>
    /// <exception cref="InvalidOperationException">The resource is missing or has another length: the assembly was changed after it was built.</exception>
    public static void Read(Assembly assembly, string name, bool isDouble, Span<float> parameters)
    {
        ReadOnlySpan<byte> bytes = Open(assembly, name, isDouble, parameters.Length);
        if (!isDouble && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(parameters));
            return;
        }

        for (int index = 0; index < parameters.Length; index++)
        {
            parameters[index] = isDouble
                ? (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * sizeof(double))..])
                : BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]);
        }
    }

    /// <summary>Reads parameters of double precision; single ones are widened exactly.</summary>
    /// <param name="assembly">The assembly of the network.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="isDouble">Whether its numbers are of double precision.</param>
    /// <param name="parameters">All parameters of the network, overwritten.</param>
    /// <exception cref="InvalidOperationException">The resource is missing or has another length: the assembly was changed after it was built.</exception>
    public static void Read(Assembly assembly, string name, bool isDouble, Span<double> parameters)
    {
        ReadOnlySpan<byte> bytes = Open(assembly, name, isDouble, parameters.Length);
        if (isDouble && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(parameters));
            return;
        }

        for (int index = 0; index < parameters.Length; index++)
        {
            parameters[index] = isDouble
                ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * sizeof(double))..])
                : BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]);
        }
    }

    private static unsafe ReadOnlySpan<byte> Open(Assembly assembly, string name, bool isDouble, int count)
    {
        long needed = (long)count * (isDouble ? sizeof(double) : sizeof(float));
        using Stream? stream = assembly.GetManifestResourceStream(name);
        if (stream is null)
            throw new InvalidOperationException($"{assembly.GetName().Name} has no resource '{name}', which held the weights of a network when it was built.");
        if (stream.Length != needed)
            throw new InvalidOperationException($"The resource '{name}' of {assembly.GetName().Name} has {stream.Length} bytes; the network it was built for needs {needed}.");

        // The memory outlives the stream: it is the assembly's own, and whoever reads it is code of that assembly.
        if (stream is UnmanagedMemoryStream mapped)
            return new ReadOnlySpan<byte>(mapped.PositionPointer, checked((int)needed));
        byte[] bytes = new byte[needed];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
