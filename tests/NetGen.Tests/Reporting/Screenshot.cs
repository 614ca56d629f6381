using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Tests.Reporting;

/// <summary>A PNG file of 8 bits a channel, as browsers write them.</summary>
internal sealed class Screenshot
{
    private readonly byte[] _pixels;
    private readonly int _channels;

    public Screenshot(byte[] file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], file[..8]);
        var compressed = new MemoryStream();
        for (int start = 8; start < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(start));
            ReadOnlySpan<byte> data = file.AsSpan(start + 8, length);
            switch (Encoding.ASCII.GetString(file, start + 4, 4))
            {
                case "IHDR":
                    Width = BinaryPrimitives.ReadInt32BigEndian(data);
                    Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    Assert.Equal(8, data[8]);
                    _channels = data[9] == 6 ? 4 : 3;
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
            }

            start += length + 12;
        }

        compressed.Position = 0;
        using var lines = new ZLibStream(compressed, CompressionMode.Decompress);
        _pixels = Unfilter(lines);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>How many colours it has.</summary>
    public int ColourCount => Enumerable.Range(0, Width * Height).Select(At).Distinct().Count();

    /// <summary>The colour of the first pixel, 0xRRGGBB.</summary>
    public int Corner => At(0);

    private int At(int pixel) => _pixels[pixel * _channels] << 16 | _pixels[pixel * _channels + 1] << 8 | _pixels[pixel * _channels + 2];

    /// <summary>Each byte is written as what it differs by from its neighbours (PNG, 9.2).</summary>
    private byte[] Unfilter(Stream lines)
    {
        int stride = Width * _channels;
        var pixels = new byte[Height * stride];
        for (int y = 0; y < Height; y++)
        {
            int filter = lines.ReadByte();
            Span<byte> line = pixels.AsSpan(y * stride, stride);
            lines.ReadExactly(line);
            for (int x = 0; x < stride; x++)
            {
                int left = x < _channels ? 0 : line[x - _channels];
                int above = y == 0 ? 0 : pixels[(y - 1) * stride + x];
                int corner = x < _channels || y == 0 ? 0 : pixels[(y - 1) * stride + x - _channels];
                line[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Paeth(left, above, corner) });
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        int fromLeft = Math.Abs(above - corner), fromAbove = Math.Abs(left - corner), fromCorner = Math.Abs(left + above - 2 * corner);
        return fromLeft <= fromAbove && fromLeft <= fromCorner ? left : fromAbove <= fromCorner ? above : corner;
    }
}
