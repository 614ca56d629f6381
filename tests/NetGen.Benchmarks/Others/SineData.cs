using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>Angles of a whole turn, and their sines.</summary>
internal static class SineData
{
    /// <summary>Puts them in the place of the data that were there.</summary>
    public static (Workload Workload, TeamEngine NetGen) Filled((Workload Workload, TeamEngine NetGen) network)
    {
        var random = new Random(3);
        for (int row = 0; row < network.Workload.Rows; row++)
        {
            double angle = random.NextDouble() * 2 * Math.PI;
            network.Workload.AllInputs[row] = (float)angle;
            network.Workload.AllTargets[row] = (float)Math.Sin(angle);
        }

        return network;
    }
}
