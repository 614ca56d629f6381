namespace NetGen.Testing;

/// <summary>A file that the generator added.</summary>
/// <param name="HintName">The unique name under which it was added.</param>
/// <param name="Text">The complete text.</param>
internal sealed record GeneratedFile(string HintName, string Text);
