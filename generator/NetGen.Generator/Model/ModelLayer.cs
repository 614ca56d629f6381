namespace NetGen.Generator.Model;

/// <summary>One layer of a model file.</summary>
/// <param name="Inputs">The number of its inputs.</param>
/// <param name="Outputs">The number of its outputs.</param>
/// <param name="Activation">Its activation, with the parameter where that is not the default; null where the file does not tell.</param>
/// <param name="WeightName">The name of its weights in the file.</param>
/// <param name="WeightShape">Their shape in the file, as text: 64 x 4.</param>
/// <param name="BiasName">The name of its biases in the file; null where it has none.</param>
internal sealed record ModelLayer(int Inputs, int Outputs, string? Activation, string WeightName, string WeightShape, string? BiasName);
