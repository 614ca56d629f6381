using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>What the reference reader of the format passes over, this one passes over.</summary>
public sealed class SafetensorsHeaderTests
{
    [Theory]
    [InlineData("\"more\":[]")]
    [InlineData("\"more\":null")]
    [InlineData("\"more\":true,\"less\":false")]
    [InlineData("\"more\":-1.5e+3,\"less\":0.25,\"none\":0")]
    [InlineData("\"more\":{\"a\":[1,{\"b\":\"]}\\\"\"},[]],\"c\":{}}")]
    [InlineData("\"more\":1,\"more\":2")]
    public void Unknown_keys_of_a_tensor_are_passed_over(string more)
    {
        foreach (string header in new[]
        {
            $"{{\"w\":{{{more},\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}}}",
            $"{{\"w\":{{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4] , {more} }}}}",
        })
            Assert.Equal("'w' [1, 1]", Assert.Single(SafetensorsFile.Parse(SafetensorsBuilder.Frame(header, 0, 0, 0, 0)).Tensors).ToString());
    }

    [Fact]
    public void Metadata_may_be_null()
    {
        SafetensorsFile file = SafetensorsFile.Parse(SafetensorsBuilder.Frame("{\"__metadata__\": null ,\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}", 0, 0, 0, 0));
        Assert.Empty(file.Metadata);
        Assert.Single(file.Tensors);
    }

    [Theory]
    [InlineData("[1,]")]
    [InlineData("{\"a\"}")]
    [InlineData("nul")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("NaN")]
    [InlineData("[1}")]
    [InlineData("\"\\x\"")]
    public void What_is_passed_over_is_JSON(string value)
    {
        byte[] bytes = SafetensorsBuilder.Frame($"{{\"w\":{{\"more\":{value},\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}}}", 0, 0, 0, 0);
        Assert.Contains("The header ", Assert.Throws<ModelFileException>(() => SafetensorsFile.Parse(bytes)).Message, StringComparison.Ordinal);
    }
}
