namespace NetGen.Tests.Training;

/// <summary>Parameters of two networks of one shape.</summary>
public sealed class NetworkParametersTests
{
    [Fact]
    public void A_clone_has_the_parameters_and_no_team()
    {
        using var team = new ThreadTeam(2);
        var network = new ThreeClassNet(seed: 5) { Team = team };
        ThreeClassNet clone = network.Clone();
        Assert.Equal(network.Parameters, clone.Parameters);
        Assert.Null(clone.Team);
        clone.Parameters[0]++;
        Assert.NotEqual(network.Parameters[0], clone.Parameters[0]);
    }

    [Fact]
    public void Lerp_is_a_fused_multiply_add_of_the_difference()
    {
        var target = new ThreeClassNet(seed: 1);
        var source = new ThreeClassNet(seed: 2);

        // The count of parameters is no multiple of a vector, so that the numbers behind the last whole one are among them.
        Assert.NotEqual(0, ThreeClassNet.ParameterCount % 16);
        var random = new Random(1);
        for (int step = 1; step <= 50; step++)
        {
            // Biases, too, which a seed leaves at 0.
            foreach (ref float parameter in source.Parameters)
                parameter = random.NextSingle();
            float[] expected = [.. target.Parameters.ToArray().Zip(source.Parameters.ToArray(), (to, from) => MathF.FusedMultiplyAdd((float)(0.005 * step), from - to, to))];
            target.Lerp(source, amount: 0.005 * step);
            Assert.Equal(expected, target.Parameters);
        }

        float[] before = target.Parameters.ToArray();
        target.Lerp(source, amount: 0);
        Assert.Equal(before, target.Parameters);
        target.Lerp(source, amount: 1);
        Assert.Equal(source.Parameters, target.Parameters);
    }

    [Fact]
    public void CopyFrom_copies()
    {
        var target = new RegressionNet(seed: 1);
        var source = new RegressionNet(seed: 2);
        target.CopyFrom(source);
        Assert.Equal(source.Parameters, target.Parameters);
    }

    [Fact]
    public void Other_shapes_and_shares_are_refused()
    {
        var network = new ThreeClassNet(seed: 1);
        float[] before = network.Parameters.ToArray();
        string message = Assert.Throws<ArgumentException>("source", () => network.CopyFrom(new TwoClassNet(1))).Message;
        Assert.Contains("sizes 2-6-1 with biases", message);
        Assert.Contains("needs 2-8-3 with biases", message);
        Assert.Throws<ArgumentException>("source", () => network.Lerp(new TwoClassNet(1), 0.5));
        foreach (double amount in new[] { -0.1, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("amount", () => network.Lerp(new ThreeClassNet(2), amount));
        Assert.Equal(before, network.Parameters);
    }
}
