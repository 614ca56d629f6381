using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Structure;

/// <summary>What reads model files is compiled into the library and into the build: it knows no other room, and no file of it needs another that needs it.</summary>
public sealed class ReaderReferenceTests
{
    private static readonly CSharpCompilation s_readers = SourceCompilation.Of("src/NetGen/Formats/Reading", "generator/NetGen.Build/NetGen.Build.csproj");

    private static readonly FileReferences s_references = new(s_readers);

    /// <summary>With nothing of the library but what the build compiles, too; names would mean nothing otherwise.</summary>
    [Fact]
    public void TheSourcesCompileAlone()
    {
        Assert.Empty(s_readers.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Contains(("ModelReader.cs", "Onnx/OnnxModel.cs"), s_references.All);
        Assert.Contains(("Safetensors/LayerRecognition.cs", "Safetensors/LayersByName.cs"), s_references.All);
    }

    [Fact]
    public void NoFileNeedsAnotherThatNeedsIt()
    {
        Assert.Empty(s_references.Circles(IsReader).Select(circle => string.Join(", ", circle)));
    }

    private static bool IsReader(string file) => !file.StartsWith("../", StringComparison.Ordinal);
}
