namespace NetGen.Generator.Emit;

/// <summary>One of the files that are generated for a network.</summary>
/// <param name="Part">Its suffix, one of <see cref="HintNames"/>.</param>
/// <param name="Text">What it holds.</param>
internal sealed record GeneratedFile(string Part, string Text);
