namespace NetGen.Benchmarks.Weights;

/// <summary>What a project of one frozen network costs.</summary>
/// <param name="FirstBuildSeconds">A build that reads the model, without restoring packages.</param>
/// <param name="NextBuildSeconds">A build after an edit of code.</param>
/// <param name="AssemblyBytes">The size of what was built.</param>
/// <param name="FirstCallMilliseconds">The first call of the network, with whatever has to be set up for it.</param>
internal sealed record FrozenProjectCost(double FirstBuildSeconds, double NextBuildSeconds, long AssemblyBytes, double FirstCallMilliseconds);
