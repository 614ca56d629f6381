using System.Text;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>Files that were damaged or made to do harm are refused with the reason.</summary>
public sealed class HostileSafetensorsTests
{
    private const string Tensor = "{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}";

    public static TheoryData<string, string> Headers => new()
    {
        { "", "'{' is needed, the end stands there" },
        { "[]", "'{' is needed, '[' stands there" },
        { "NaN", "'{' is needed, 'N' stands there" },
        { "{\"w\":NaN}", "'{' is needed, 'N' stands there" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[NaN,1],\"data_offsets\":[0,4]}}", "an integer of at least 0 is needed, 'N' stands there" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1,1],\"data_offsets\":[0,4]}}", "an integer of at least 0 is needed, '-' stands there" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1.0,1],\"data_offsets\":[0,4]}}", "']' is needed, '.' stands there" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1e0,1],\"data_offsets\":[0,4]}}", "']' is needed, 'e' stands there" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[01,1],\"data_offsets\":[0,4]}}", "a leading zero" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999,1],\"data_offsets\":[0,4]}}", "does not fit 63 bits" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}", "more numbers than 63 bits count" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}", "more numbers than 63 bits count" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,4]}}", "'w' [2, 1] of F32 takes 8 bytes; its data_offsets give it 4" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,0]}}", "ends at 0, before its start at 4" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,8]}}", "starts at 4; the numbers before it end at 0" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}", "its tensors take 8 bytes, 4 follow the header" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[0,1],\"data_offsets\":[0,0]}}", "4 bytes after its last tensor that belong to none" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[9223372036854775800,9223372036854775804]}}", "starts at 9223372036854775800" },
        { $"{{\"w\":{Tensor},\"v\":{Tensor}}}", "starts at 0; the numbers before it end at 4. Tensors neither overlap nor leave gaps." },
        { $"{{\"w\":{Tensor},\"w\":{Tensor}}}", "names 'w' twice" },
        { $"{{\"w\":{Tensor},\"\\u0077\":{Tensor}}}", "names 'w' twice" },
        { "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}", "has 'dtype' twice" },
        { "{\"w\":{\"dtype\":\"F4\",\"shape\":[3,1],\"data_offsets\":[0,4]}}", "takes 12 bits, which are no whole bytes" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1]}}", "'w' is incomplete" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0]}}", "'w' is incomplete" },
        { "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4,8]}}", "an array of at most 2 integers" },
        { "{\"w\":{\"dtype\":\"F31\",\"shape\":[1,1],\"data_offsets\":[0,4]}}", "has the type 'F31'" },
        { "{\"w\":{}}", "'\"' is needed" },
        { $"{{\"w\":{Tensor}}}}}", "the end is needed, '}' stands there" },
        { $"{{\"w\":{Tensor}", "'}' is needed, the end stands there" },
        { $"{{\"w\":{Tensor},}}", "'\"' is needed, '}' stands there" },
        { "{\"w", "the end of a string is needed" },
        { "{\"w\n\":1}", "the end of a string is needed" },
        { "{\"\\x\":1}", "an escape that JSON knows is needed" },
        { "{\"\\u00g0\":1}", "a hexadecimal digit is needed" },
        { "{\"\\ud800\":1}", "half a surrogate pair" },
        { "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "names 'a' twice" },
        { "{\"__metadata__\":{\"a\":1}}", "'\"' is needed, '1' stands there" },
        { "{\"__metadata__\":{\"a\":{\"a\":\"b\"}}}", "'\"' is needed, '{' stands there" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_bad_header_is_refused(string header, string reason) => Refuse(SafetensorsBuilder.Frame(header, 0, 0, 0, 0), reason);

    [Fact]
    public void A_bad_length_is_refused()
    {
        Refuse([], "truncated: it has 0 bytes");
        Refuse([1, 2, 3], "truncated: it has 3 bytes");
        Refuse([2, 0, 0, 0, 0, 0, 0, 0, (byte)'{'], "its header claims 2 bytes, 1 follow");
        Refuse([255, 255, 255, 255, 255, 255, 255, 255, (byte)'{'], "claims 18446744073709551615 bytes");
        Refuse([255, 255, 255, 255, 0, 0, 0, 0, (byte)'{'], "claims 4294967295 bytes");
        Refuse([1, 0, 0, 0, 0, 0, 0, 0, 0xFF], "no UTF-8");
    }

    [Fact]
    public void Arrays_and_objects_that_never_end_cost_nothing()
    {
        Refuse(SafetensorsBuilder.Frame("{\"w\":{\"dtype\":\"F32\",\"shape\":" + new string('[', 1_000_000)), "an integer of at least 0 is needed");
        Refuse(SafetensorsBuilder.Frame(string.Concat(Enumerable.Repeat("{\"a\":", 200_000))), "nested deeper than 128 levels");
        Refuse(SafetensorsBuilder.Frame("{\"w\":{\"dtype\":\"F32\",\"shape\":[" + string.Join(',', Enumerable.Repeat(1, 100_000)) + "]"), "at most 64 integers");
    }

    [Fact]
    public void White_space_escapes_and_padding_are_read()
    {
        byte[] bytes = SafetensorsBuilder.Frame("\t{ \"__metadata__\" : { } , \"\\u0066\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00.weight\" : " + Tensor + " }   ", 0, 0, 128, 63);
        DenseModel model = SafetensorsModel.Read(SafetensorsFile.Parse(bytes), new Dictionary<string, string>(), null).Model;
        Assert.Equal("f\"\\/\b\f\n\r\t\U0001F600.weight", model.Layers[0].WeightName);
        Assert.Equal([1.0], model.Layers[0].Weights);
    }

    [Fact]
    public void More_layers_or_families_than_any_network_has_are_refused()
    {
        var chain = new SafetensorsBuilder();
        for (int layer = 0; layer < 257; layer++)
            chain.Add($"fc{layer}.weight", [1, 1], 1);
        Assert.Contains("257 layers; a network has at most 256", Assert.Throws<ModelFileException>(() => SafetensorsModel.Read(SafetensorsFile.Parse(chain.ToBytes()), new Dictionary<string, string>(), null)).Message, StringComparison.Ordinal);
        var families = new SafetensorsBuilder();
        foreach (char name in "cdefghijklmnop")
            families.Add($"{name}.weight", [1, 1], 1);
        Assert.Contains("14 different names", Assert.Throws<ModelFileException>(() => SafetensorsModel.Read(SafetensorsFile.Parse(families.ToBytes()), new Dictionary<string, string>(), null)).Message, StringComparison.Ordinal);
    }

    private static void Refuse(byte[] bytes, string reason) =>
        Assert.Contains(reason, Assert.Throws<ModelFileException>(() => SafetensorsFile.Parse(bytes)).Message, StringComparison.Ordinal);
}
