using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.BitsProbe;
using NetGen.Generator.Tests.Snapshots;

// The first line says what this run computes with; each further line is a network or a function, a result and a hash of its bits; the last
// says whether they are those on record. The first argument is the number of threads that compute all of it at once, the second the number of
// threads that share each of their batches.
int threads = args.Length == 0 ? 1 : int.Parse(args[0], CultureInfo.InvariantCulture);
int teamThreads = args.Length < 2 ? 1 : int.Parse(args[1], CultureInfo.InvariantCulture);
Console.WriteLine($"{Execution.OfProcess(threads, teamThreads)}; {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");

var lines = new List<string>();
Print<Scalars, float>();
Print<ScalarsDouble, double>();
Print<Ones, float>();
Print<SampleLanes, float>();
Print<SampleLanesFreeSoftmax, float>();
Print<SampleLanesDouble, double>();
Print<ScalarsLogSoftmax, float>();
Print<SampleLanesLogSoftmax, float>();
Print<LogSoftmaxDouble, double>();
Print<Awkward, float>(new(Samples: 190, Steps: 100));
Print<AwkwardDouble, double>();
Print<ManyInputs, float>();
Print<Widening, float>(new(Samples: 67, Steps: 100));
Print<Digits, float>();
Print<Wide, float>(new(Samples: 41, Steps: 10));
Print<FewOutputs, float>();
Print<TwoOutputs, float>();
Print<TwoOutputsDouble, double>();
Print<FewOutputsDouble, double>();
Print<TermBlocks, float>(new(Samples: 5, Steps: 2));
Print<ScaledScalars, float>();
Print<ScaledLanes, float>();
Print<ScaledRowsDouble, double>();
PrintLines([.. ElementaryResults.Compute(), TwoLinear.Line()]);

var environment = SnapshotEnvironment.OfProcess();
environment.RefuseToAcceptUnattended();
if (environment.Accept)
{
    Console.WriteLine(Record.Accept(lines));
    return 1;
}

string[] differences = Record.Compare(lines);
foreach (string difference in differences)
    Console.WriteLine(difference);
Console.WriteLine(differences.Length == 0 ? $"All {lines.Count} lines are equal to those on record." : $"{differences.Length} lines differ from those on record.");
return differences.Length == 0 ? 0 : 1;

// A large network takes fewer samples and steps: where each multiply-add is a call, or interpreted, it is slow. Of two the passes are so much
// work that a team shares it: Awkward and Wide.
void Print<TNetwork, T>(Work? work = null)
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    => PrintLines(NetworkResults.Compute<TNetwork, T>(threads, teamThreads, work ?? Work.OfSmallNetwork).Select(result => $"{TNetwork.Description.Name} {result.Name} {result.Hash}"));

void PrintLines(IEnumerable<string> results)
{
    foreach (string line in results)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }
}
