using System.Text;
using NetGen.Formats.Inspection;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using Xunit.Abstractions;

namespace NetGen.ModelFiles.Tests.Fuzzing;

/// <summary>Valid files with random damage are read or refused; they never crash, hang or take more memory than their length allows.</summary>
public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20240607;
    private const int MutationsPerFormat = 20_000;

    // The files are a few kilobytes; a length that was believed would ask for a thousand times this.
    private const long MostBytesAllocated = 16 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Damaged_safetensors_are_read_or_refused()
    {
        var checkpoint = new MemoryStream();
        Safetensors.Save(new SoftmaxNet(seed: 1), checkpoint);
        SafetensorsBuilder torch = new SafetensorsBuilder().Add("net.0.weight", [4, 3], new float[12]).Add("net.0.bias", [4], new float[4]).Add("net.2.weight", [2, 4], new float[8]);
        SafetensorsBuilder mixed = new SafetensorsBuilder().Add("a.weight", "F16", [4, 3], new byte[24]).Add("b.weight", "BF16", [2, 4], new byte[16]).Add("c", "I64", [1], new byte[8]);
        Fuzz([checkpoint.ToArray(), torch.ToBytes(), mixed.ToBytes()], bytes => SafetensorsModel.Read(SafetensorsFile.Parse(bytes), new Dictionary<string, string>(), [3, 4, 2]));
    }

    [Fact]
    public void Damaged_onnx_is_read_or_refused()
    {
        var files = new List<byte[]>();
        foreach (string name in new[] { "ReLU6Net", "GELUTanhNet", "MishDoubleNet", "SoftmaxNet", "NoBiasNet" })
        {
            string path = _folder.Combine("network.onnx");
            ExportedNetwork.All[name].SaveOnnx(path);
            files.Add(File.ReadAllBytes(path));
        }

        // All but the one that draws, which is not read without a name.
        files.AddRange(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data"), "*.onnx").Where(path => Path.GetFileName(path) != "sampled-17.onnx").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        var folder = new ExternalDataFolder(_folder.Path);
        int count = 0;
        Fuzz([.. files], bytes =>
        {
            // A look into a file is several attempts to read it: some of the files show whether it throws.
            if (count++ % 8 == 0)
                Assert.NotEmpty(OnnxInspection.Of("network.onnx", bytes, folder, null).ToString());
            OnnxModel.Read(bytes, folder, OnnxReadOptions.None);
        });
    }

    private void Fuzz(byte[][] files, Action<byte[]> read)
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        int accepted = 0;
        foreach (byte[] file in files)
            read(file);
        for (int mutation = 0; mutation < MutationsPerFormat; mutation++)
        {
            byte[] damaged = Mutate(files[mutation % files.Length], files, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(damaged);
                accepted++;
            }
            catch (Exception error) when (error is ModelFileException or IOException)
            {
                Assert.NotEmpty(error.Message);
            }
            catch (Exception error)
            {
                Assert.Fail($"Mutation {mutation} of seed {Seed}: {error}");
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytesAllocated, $"Mutation {mutation} of seed {Seed} allocated too much.");
        }

        // Both must happen: damage that is always refused at the first byte would test nothing.
        output.WriteLine($"{accepted} of {MutationsPerFormat} were read");
        Assert.InRange(accepted, MutationsPerFormat / 100, MutationsPerFormat * 9 / 10);
    }

    private static byte[] Mutate(byte[] file, byte[][] others, Random random)
    {
        var bytes = new List<byte>(file);
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int position = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 16), bytes.Count - position);
            switch (random.Next(8))
            {
                case 0:
                    bytes[position] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(position, length);
                    break;
                case 3:
                    bytes.InsertRange(position, bytes.GetRange(position, length));
                    break;
                case 4:
                    bytes.RemoveRange(position, bytes.Count - position);
                    break;
                case 5:
                    // Lengths and sizes at the ends of what integers hold.
                    bytes.InsertRange(position, [0xFF, 0xFF, 0xFF, 0xFF, (byte)random.Next(256)]);
                    break;
                case 6:
                    byte[] other = others[random.Next(others.Length)];
                    int from = random.Next(other.Length);
                    bytes.InsertRange(position, other[from..Math.Min(other.Length, from + length * 4)]);
                    break;
                default:
                    // The largest digits wherever a header has some.
                    if (char.IsAsciiDigit((char)bytes[position]))
                        bytes.InsertRange(position, Encoding.ASCII.GetBytes("9999999999"));
                    else
                        bytes[position] = (byte)(bytes[position] + 1);
                    break;
            }

            if (bytes.Count == 0)
                return [];
        }

        return [.. bytes];
    }
}
