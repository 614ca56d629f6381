namespace NetGen.Tests.Optimizers;

/// <summary>Every variant against its formula, written out once more in plain double arithmetic with one decay per parameter.</summary>
public sealed class OptimizerFormulaTests
{
    private const int Steps = 25;

    public static TheoryData<string> Names => OptimizerCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_double_step_is_the_formula(string name)
    {
        var network = new PlainNetwork<TanhClassifier, double>();
        Optimizer<double> optimizer = OptimizerCases.Make<double>(name, network);
        double[] expected = network.Parameters.ToArray();
        double[] decays = Decays(optimizer.WeightDecay);
        var states = new double[expected.Length, 3];
        for (int step = 1; step <= Steps; step++)
        {
            double[] gradients = OptimizerCases.Gradients<double>(expected.Length, step);
            optimizer.Step(gradients);
            for (int k = 0; k < expected.Length; k++)
                Step(optimizer, step, ref expected[k], gradients[k], decays[k], ref states[k, 0], ref states[k, 1], ref states[k, 2]);
            Golden.Closeness.AssertClose($"step {step}", expected, network.Parameters, 1e-11);
        }
    }

    [Fact]
    public void Weight_decay_leaves_biases_and_moves_weights()
    {
        foreach (string name in new[] { "SgdDecay", "SgdNesterovDecay", "AdamW", "AdamWAmsGrad", "LionDecay" })
        {
            var network = new PlainNetwork<TanhClassifier, float>();
            float[] before = network.Parameters.ToArray();
            OptimizerCases.Make<float>(name, network).Step(new float[before.Length]);
            foreach (ParameterBlock block in TanhClassifier.Description.Blocks)
            {
                for (int k = block.Offset; k < block.Offset + block.Count; k++)
                {
                    if (block.Kind == ParameterKind.Biases)
                        Assert.Equal(before[k], network.Parameters[k]);
                    else
                        Assert.True(Math.Abs(network.Parameters[k]) < Math.Abs(before[k]), $"{name}: weight {k} has not decayed.");
                }
            }
        }
    }

    /// <summary>0 * infinity must not make NaN of a parameter that does not decay.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_infinite_parameter_stays_infinite_and_spoils_no_other(string name)
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        network.Parameters[24] = float.PositiveInfinity;
        var gradients = new float[network.Parameters.Length];
        OptimizerCases.Make<float>(name, network).Step(gradients);
        Assert.Equal(float.PositiveInfinity, network.Parameters[24]);
        Assert.Equal(1, network.Parameters.ToArray().Count(value => !float.IsFinite(value)));
    }

    private static double[] Decays(double decay)
    {
        // 4-6-3 with biases: W1 0..23, b1 24..29, W2 30..47, b2 48..50.
        return [.. Enumerable.Range(0, 51).Select(k => k is < 24 or (>= 30 and < 48) ? decay : 0)];
    }

    private static void Step(Optimizer<double> optimizer, int t, ref double w, double g, double decay, ref double s1, ref double s2, ref double s3)
    {
        double rate = optimizer.LearningRate;
        if (optimizer is AdamW<double> or Lion<double>)
            w -= rate * decay * w;
        else
            g += decay * w;
        switch (optimizer)
        {
            case Sgd<double> sgd:
                s1 = sgd.Momentum * s1 + g;
                w -= rate * (sgd.Nesterov ? g + sgd.Momentum * s1 : s1);
                break;
            case Adagrad<double> adagrad:
                s1 += g * g;
                w -= rate * g / (Math.Sqrt(s1) + adagrad.Epsilon);
                break;
            case RmsProp<double> rms:
                s1 = rms.Decay * s1 + (1 - rms.Decay) * g * g;
                s2 = rms.Decay * s2 + (1 - rms.Decay) * g;
                double square = rms.Centered ? s1 - s2 * s2 : s1;
                s3 = rms.Momentum * s3 + g / (Math.Sqrt(square) + rms.Epsilon);
                w -= rate * s3;
                break;
            case Adam<double> adam:
                w -= AdamStep(t, rate, g, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad, ref s1, ref s2, ref s3);
                break;
            case Lion<double> lion:
                w -= rate * Math.Sign(lion.Beta1 * s1 + (1 - lion.Beta1) * g);
                s1 = lion.Beta2 * s1 + (1 - lion.Beta2) * g;
                break;
            case AdamW<double> adam:
                w -= AdamStep(t, rate, g, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad, ref s1, ref s2, ref s3);
                break;
        }
    }

    private static double AdamStep(int t, double rate, double g, double beta1, double beta2, double epsilon, bool amsGrad, ref double m, ref double v, ref double largest)
    {
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        largest = Math.Max(largest, v);
        double corrected = (amsGrad ? largest : v) / (1 - Math.Pow(beta2, t));
        return rate * (m / (1 - Math.Pow(beta1, t))) / (Math.Sqrt(corrected) + epsilon);
    }
}
