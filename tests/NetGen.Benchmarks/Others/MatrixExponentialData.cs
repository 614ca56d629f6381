using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>Matrices of 2 x 2 normal numbers, and their exponentials, as SimpleChains draws them.</summary>
internal static class MatrixExponentialData
{
    private const int Halvings = 8, Terms = 12;

    /// <summary>Puts them in the place of the data that were there.</summary>
    public static (Workload Workload, TeamEngine NetGen) Filled((Workload Workload, TeamEngine NetGen) network)
    {
        var random = new Random(2);
        for (int row = 0; row < network.Workload.Rows; row++)
        {
            double[] matrix = [.. Enumerable.Range(0, 4).Select(_ => Normal(random))];
            double[] exponential = Exponential(matrix);
            for (int place = 0; place < 4; place++)
            {
                network.Workload.AllInputs[row * 4 + place] = (float)matrix[place];
                network.Workload.AllTargets[row * 4 + place] = (float)exponential[place];
            }
        }

        return network;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>The series of a part of the matrix, squared as often as the matrix was halved.</summary>
    private static double[] Exponential(double[] matrix)
    {
        double[] part = Array.ConvertAll(matrix, value => value / (1 << Halvings)), term = [1, 0, 0, 1], sum = [1, 0, 0, 1];
        for (int n = 1; n <= Terms; n++)
        {
            term = Array.ConvertAll(Product(term, part), value => value / n);
            sum = [.. sum.Zip(term, (a, b) => a + b)];
        }

        for (int n = 0; n < Halvings; n++)
            sum = Product(sum, sum);
        return sum;
    }

    private static double[] Product(double[] a, double[] b) =>
        [a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]];
}
