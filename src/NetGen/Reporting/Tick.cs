namespace NetGen.Reporting;

/// <summary>A mark of an axis.</summary>
/// <param name="Place">Where it is, from 0 at the beginning of the axis to 1 at its end.</param>
/// <param name="Label">What is written at it; empty for a line alone.</param>
internal readonly record struct Tick(double Place, string Label);
