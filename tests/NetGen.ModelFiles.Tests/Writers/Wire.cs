using System.Text;

namespace NetGen.ModelFiles.Tests.Writers;

/// <summary>The wire format of protocol buffers, written as its documentation says and without the library's own code.</summary>
internal static class Wire
{
    public static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        do
        {
            byte low = (byte)(value & 0x7F);
            value >>= 7;
            bytes.Add((byte)(value == 0 ? low : low | 0x80));
        }
        while (value != 0);
        return [.. bytes];
    }

    public static byte[] Integer(int field, long value) => [.. Varint((ulong)(field * 8)), .. Varint((ulong)value)];

    public static byte[] Single(int field, float value) => [.. Varint((ulong)(field * 8 + 5)), .. BitConverter.GetBytes(value)];

    public static byte[] Double(int field, double value) => [.. Varint((ulong)(field * 8 + 1)), .. BitConverter.GetBytes(value)];

    public static byte[] Bytes(int field, params IEnumerable<byte>[] parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        return [.. Varint((ulong)(field * 8 + 2)), .. Varint((ulong)content.Length), .. content];
    }

    public static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));
}
