namespace NetGen.Tests.Allocation;

/// <summary>Tests that run when no other test does.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
