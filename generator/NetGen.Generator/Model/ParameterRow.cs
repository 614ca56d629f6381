namespace NetGen.Generator.Model;

/// <summary>A run of parameters that a reader sees on one line: the weights from one input to every neuron of a layer, or a layer's biases.</summary>
/// <param name="Layer">The layer, counted from 1.</param>
/// <param name="Input">The input, counted from 1; 0 for biases.</param>
/// <param name="Numbers">The values in the file's precision, each as the shortest text that reads back as the same number; NaN, Infinity and -Infinity where they are none.</param>
internal sealed record ParameterRow(int Layer, int Input, EquatableArray<string> Numbers);
