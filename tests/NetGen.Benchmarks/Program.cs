using System.Globalization;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Accuracy;
using NetGen.Benchmarks.Cost;
using NetGen.Benchmarks.Latency;
using NetGen.Benchmarks.Others;
using NetGen.Benchmarks.Speed;
using NetGen.Benchmarks.Training;
using NetGen.Benchmarks.Weights;

// Before anything else: what this program does first is what is timed.
if (args is [FirstCall.Argument, string program])
    return FirstCall.Run(program);

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

ICommand[] commands =
[
    new AccuracyCommand(),
    new BitsCommand(),
    new CostCommand(),
    new SpeedCommand(),
    new OthersCommand(),
    new MicroCommand(),
    new FirstCallCommand(),
    new TailCommand(),
    new FitCommand(),
    new SklearnCommand(),
    new WeightsCommand(),
];

ICommand? chosen = args.Length == 0 ? null : Array.Find(commands, command => command.Name == args[0]);
if (chosen is not null)
    return chosen.Run(new Options(args.AsSpan(1)));

Console.WriteLine("dotnet run -c Release --project tests/NetGen.Benchmarks -- <command>");
foreach (ICommand command in commands)
    Console.WriteLine($"  {command.Name,-12} {command.Summary}");
return args.Length == 0 ? 0 : 2;
