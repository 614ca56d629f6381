using System.Globalization;

namespace NetGen.Tests.Optimizers;

/// <summary>Settings of an optimiser, with a network and without one.</summary>
public sealed class OptimizerSettingsTests
{
    public static TheoryData<string> Names => OptimizerCases.Names;

    [Fact]
    public void Settings_read_as_the_call_that_makes_them()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("Optimizer.Sgd(learningRate: 0.001, momentum: 0, nesterov: false, weightDecay: 0)", Optimizer.Sgd().ToString());
            Assert.Equal("Optimizer.Sgd(learningRate: 0.5, momentum: 0.6, nesterov: true, weightDecay: 0.7)", Optimizer.Sgd(0.5, 0.6, true, 0.7).ToString());
            Assert.Equal("Optimizer.Adagrad(learningRate: 0.01, epsilon: 1E-10, weightDecay: 0)", Optimizer.Adagrad().ToString());
            Assert.Equal(
                "Optimizer.RmsProp(learningRate: 0.5, decay: 0.6, epsilon: 0.7, momentum: 0.8, centered: true, weightDecay: 0.9)",
                Optimizer.RmsProp(0.5, 0.6, 0.7, 0.8, true, 0.9).ToString());
            Assert.Equal(
                "Optimizer.Adam(learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0, amsGrad: false)",
                Optimizer.Adam(3e-3).ToString());
            Assert.Equal(
                "Optimizer.AdamW(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0.01, amsGrad: true)",
                Optimizer.AdamW(amsGrad: true).ToString());
            Assert.Equal("LionSettings(learningRate: 0.5, weightDecay: 0.25)", new LionSettings(0.5, weightDecay: 0.25).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_optimiser_tells_its_settings_its_steps_and_its_rate()
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        Sgd<float> sgd = Optimizer.Sgd(network, 0.5);
        Assert.Equal("Optimizer.Sgd(learningRate: 0.5, momentum: 0, nesterov: false, weightDecay: 0), 0 steps made, learning rate now 0.5", sgd.ToString());
        sgd.Step(new float[51]);
        sgd.LearningRate = 0.25;
        Assert.Equal("Optimizer.Sgd(learningRate: 0.5, momentum: 0, nesterov: false, weightDecay: 0), 1 step made, learning rate now 0.25", sgd.ToString());
        Assert.Equal(
            "Lion(learningRate: 0.5, weightDecay: 0, Beta1: 0.9, Beta2: 0.99), 0 steps made, learning rate now 0.5",
            new LionSettings(0.5).Create(network).ToString());
    }

    [Fact]
    public void What_is_made_directly_is_what_the_settings_make()
    {
        var network = new PlainNetwork<TanhClassifier, double>();
        AssertSame(Optimizer.Sgd(network), Optimizer.Sgd());
        AssertSame(Optimizer.Sgd(network, 0.5, 0.6, true, 0.7), Optimizer.Sgd(0.5, 0.6, true, 0.7));
        AssertSame(Optimizer.Adagrad(network), Optimizer.Adagrad());
        AssertSame(Optimizer.Adagrad(network, 0.5, 0.6, 0.7), Optimizer.Adagrad(0.5, 0.6, 0.7));
        AssertSame(Optimizer.RmsProp(network), Optimizer.RmsProp());
        AssertSame(Optimizer.RmsProp(network, 0.5, 0.6, 0.7, 0.8, true, 0.9), Optimizer.RmsProp(0.5, 0.6, 0.7, 0.8, true, 0.9));
        AssertSame(Optimizer.Adam(network), Optimizer.Adam());
        AssertSame(Optimizer.Adam(network, 0.5, 0.6, 0.7, 0.8, 0.9, true), Optimizer.Adam(0.5, 0.6, 0.7, 0.8, 0.9, true));
        AssertSame(Optimizer.AdamW(network), Optimizer.AdamW());
        AssertSame(Optimizer.AdamW(network, 0.5, 0.6, 0.7, 0.8, 0.9, true), Optimizer.AdamW(0.5, 0.6, 0.7, 0.8, 0.9, true));

        void AssertSame(Optimizer<double> direct, OptimizerSettings settings)
        {
            Optimizer<double> created = settings.Create(network);
            Assert.IsType(direct.GetType(), created);
            Assert.Equal(direct.ToString(), created.ToString());
            Assert.StartsWith($"{settings}, 0 steps", created.ToString(), StringComparison.Ordinal);
            Assert.Equal((settings.LearningRate, settings.WeightDecay), (created.LearningRate, created.WeightDecay));
            Assert.Same(network, created.Network);
        }
    }

    [Fact]
    public void The_factory_finds_the_precision_and_passes_everything_on()
    {
        var single = new PlainNetwork<TanhClassifier, float>();
        INetwork<double> twice = new PlainNetwork<TanhClassifier, double>();

        Adam<float> adam = Optimizer.Adam(single, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.AmsGrad));
        AdamW<double> adamW = Optimizer.AdamW(twice, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay, adamW.AmsGrad));
        Sgd<float> sgd = Optimizer.Sgd(single, 0.5, 0.6, true, 0.7);
        Assert.Equal((0.5, 0.6, true, 0.7), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));
        Adagrad<double> adagrad = Optimizer.Adagrad(twice, 0.5, 0.6, 0.7);
        Assert.Equal((0.5, 0.6, 0.7), (adagrad.LearningRate, adagrad.Epsilon, adagrad.WeightDecay));
        RmsProp<float> rms = Optimizer.RmsProp(single, 0.5, 0.6, 0.7, 0.8, true, 0.9);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, true, 0.9), (rms.LearningRate, rms.Decay, rms.Epsilon, rms.Momentum, rms.Centered, rms.WeightDecay));
    }

    [Fact]
    public void Hyperparameters_outside_their_ranges_are_refused_by_name_with_a_network_and_without()
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        foreach (double bad in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Refuse("learningRate", () => Optimizer.Sgd(bad), () => Optimizer.Sgd(network, bad));
            Refuse("weightDecay", () => Optimizer.Adam(weightDecay: bad), () => Optimizer.Adam(network, weightDecay: bad));
            Refuse("epsilon", () => Optimizer.Adagrad(epsilon: bad), () => Optimizer.Adagrad(network, epsilon: bad));
            Refuse("momentum", () => Optimizer.Sgd(momentum: bad), () => Optimizer.Sgd(network, momentum: bad));
            Refuse("decay", () => Optimizer.RmsProp(decay: bad), () => Optimizer.RmsProp(network, decay: bad));
            Refuse("beta1", () => Optimizer.Adam(beta1: bad), () => Optimizer.Adam(network, beta1: bad));
            Refuse("beta2", () => Optimizer.AdamW(beta2: bad), () => Optimizer.AdamW(network, beta2: bad));
            Refuse("learningRate", () => new LionSettings(bad), () => new Lion<float>(network, new LionSettings(bad)));
            Sgd<float> optimizer = Optimizer.Sgd(network, 0.25);
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("value", () => optimizer.LearningRate = bad);
            Assert.StartsWith("LearningRate is a finite number of 0 or more.", error.Message, StringComparison.Ordinal);
            Assert.Equal(0.25, optimizer.LearningRate);
        }

        Refuse("beta2", () => Optimizer.Adam(beta2: 1), () => Optimizer.Adam(network, beta2: 1));
        Refuse("epsilon", () => Optimizer.RmsProp(epsilon: 0), () => Optimizer.RmsProp(network, epsilon: 0));
        Assert.Throws<ArgumentException>("nesterov", () => Optimizer.Sgd(nesterov: true));
        Assert.Throws<ArgumentException>("nesterov", () => Optimizer.Sgd(network, nesterov: true));

        static void Refuse(string name, Func<object> settings, Func<object> optimizer)
        {
            Assert.Throws<ArgumentOutOfRangeException>(name, settings);
            Assert.Throws<ArgumentOutOfRangeException>(name, optimizer);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_makes_an_optimiser_of_either_precision(string name)
    {
        OptimizerSettings settings = OptimizerCases.Settings(name);
        Assert.Equal(settings.LearningRate, settings.Create(new PlainNetwork<TanhClassifier, float>()).LearningRate);
        Assert.Equal(settings.WeightDecay, settings.Create(new PlainNetwork<TanhClassifier, double>()).WeightDecay);
        Assert.Throws<ArgumentNullException>("network", () => settings.Create<float>(null!));
    }
}
