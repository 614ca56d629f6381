namespace NetGen.Reporting;

/// <summary>A number for each epoch.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Style">The class of its colour.</param>
/// <param name="Values">The numbers, those of the first epoch first; NaN where there is none.</param>
internal sealed record Curve(string Name, string Style, double[] Values);
