namespace NetGen.Generator.Emit;

/// <summary>What generated code says of the generator that wrote it.</summary>
internal static class GeneratorMark
{
    private static readonly Version s_version = typeof(GeneratorMark).Assembly.GetName().Version;

    /// <summary>The attribute of a generated class.</summary>
    public static string Attribute { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen.Generator\", \"{s_version}\")]";

    /// <summary>The version that the library compares with its own when a network is made.</summary>
    public static string Version { get; } = s_version.ToString(3);
}
