namespace NetGen;

/// <summary>Which numbers of a network are scaled: the stages that <see cref="NetworkAttribute.Scaling"/> declares.</summary>
[Flags]
public enum Scaling
{
    /// <summary>None: the network computes with the numbers that it is given.</summary>
    None = 0,

    /// <summary>The inputs, before the first layer: x' = (x - offset) * factor.</summary>
    Inputs = 1,

    /// <summary>The outputs, behind the last layer, and with them the targets: y = a / factor + offset, y' = (y - offset) * factor.</summary>
    Outputs = 2,
}
