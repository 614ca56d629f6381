using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Speed;
using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Training;

namespace NetGen.Benchmarks.Training;

[Network(4, 32, 3, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class IrisNetwork;

[Network(13, 32, 3, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class WineNetwork;

[Network(30, 32, 1, Loss = Loss.SigmoidBCE, Scaling = Scaling.Inputs)]
internal sealed partial class CancerNetwork;

[Network(64, 32, 10, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class DigitNetwork;

/// <summary>
/// How well networks that <c>Fit</c> has trained judge rows that they have not seen, beside scikit-learn's MLPClassifier with equal settings on the same
/// stratified splits: a hidden layer of ReLU, Adam, no penalty, features standardised by the training rows, one fifth to test.
/// </summary>
internal sealed class SklearnCommand : ICommand
{
    private const int Hidden = 32, Epochs = 100, Seeds = 20, QuickSeeds = 3;

    private const double LearningRate = 3e-3, TestShare = 0.2;

    public string Name => "sklearn";

    public string Summary => "test accuracy over 20 seeds beside scikit-learn's MLPClassifier: iris, wine, breast cancer, digits; --quick, --markdown, --python=path";

    public int Run(Options options)
    {
        int seeds = options.Has("quick") ? QuickSeeds : Seeds;
        string python = options.Text("python") ?? "/usr/bin/python3";
        var table = new Table(options.Has("markdown"), "data", "rows", "NetGen %", "scikit-learn %", "difference", "seconds", "scikit-learn's");
        string version = "";
        Compare("iris", "species", 16, seed => new IrisNetwork(seed));
        Compare("wine", "cultivar", 16, seed => new WineNetwork(seed));
        Compare("breast_cancer", "benign", 32, seed => new CancerNetwork(seed));
        Compare("digits", "digit", 32, seed => new DigitNetwork(seed));
        table.Write(Console.Out);
        Console.WriteLine($"Mean and standard deviation of the test accuracy over {seeds} seeds; scikit-learn {version}.");
        return 0;

        void Compare(string name, string label, int batch, Func<int, INetwork<float>> create)
        {
            SampleSet<float> data = Csv.Read(Path.Combine(AppContext.BaseDirectory, "Training", "Data", name + ".csv"), new() { Label = label });
            string folder = Directory.CreateTempSubdirectory("netgen-sklearn-").FullName;
            try
            {
                var accuracies = new List<double>();
                var watch = new Stopwatch();
                for (int seed = 0; seed < seeds; seed++)
                {
                    (SampleSet<float> test, SampleSet<float> training) = data.Split(TestShare, seed);
                    Write(training, Path.Combine(folder, $"{batch}-{seed:00}.train.csv"));
                    Write(test, Path.Combine(folder, $"{batch}-{seed:00}.test.csv"));
                    INetwork<float> network = create(seed);
                    watch.Start();
                    network.Fit(training, new() { Epochs = Epochs, BatchSize = batch, Optimizer = Optimizer.Adam(LearningRate), Standardize = true, Seed = seed });
                    watch.Stop();
                    accuracies.Add(Accuracy((IClassifier<float>)network, test));
                }

                var peer = Stopwatch.StartNew();
                (version, double[] others) = RunPeer(python, folder);
                table.Add(
                    name,
                    $"{data.Count}",
                    Spread(accuracies),
                    Spread(others),
                    $"{100 * (accuracies.Average() - others.Average()):+0.00;-0.00}",
                    $"{watch.Elapsed.TotalSeconds:0.0}",
                    $"{peer.Elapsed.TotalSeconds:0.0}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static double Accuracy(IClassifier<float> network, SampleSet<float> test) =>
        Enumerable.Range(0, test.Count).Count(row => network.Classify(test.GetInputs(row)) == test.GetLabel(row)) / (double)test.Count;

    private static string Spread(IReadOnlyCollection<double> accuracies)
    {
        double mean = accuracies.Average();
        return $"{100 * mean:0.00} +- {100 * Math.Sqrt(accuracies.Average(accuracy => (accuracy - mean) * (accuracy - mean))):0.00}";
    }

    private static void Write(SampleSet<float> data, string path) =>
        File.WriteAllLines(path, Enumerable.Range(0, data.Count).Select(row => string.Join(',', data.GetInputs(row).ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Append($"{data.GetLabel(row)}"))));

    private static (string Version, double[] Accuracies) RunPeer(string python, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            python, [Path.Combine(AppContext.BaseDirectory, "Training", "sklearn_peer.py"), folder, $"{Hidden}", $"{Epochs}", LearningRate.ToString("R", CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{python} cannot run scikit-learn (see above): install it, on Debian as python3-sklearn, or name another interpreter with --python=path.");
        return (lines[0], [.. lines.Skip(1).Select(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))]);
    }
}
