using System.Runtime.Intrinsics;
using NetGen.BitsProbe;

// The first line says which vectors the JIT uses; each further line is a network, a result and a hash of its bits. The first
// argument is the number of threads that compute all of it at once, the second the number of threads that share each of their batches.
Console.WriteLine($"vectors {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)}");

int threads = args.Length == 0 ? 1 : int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
int teamThreads = args.Length < 2 ? 1 : int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
Results.Print<Scalars, float>(threads, teamThreads, () => new(1));
Results.Print<ScalarsDouble, double>(threads, teamThreads, () => new(1));
Results.Print<Ones, float>(threads, teamThreads, () => new(1));
Results.Print<SampleLanes, float>(threads, teamThreads, () => new(1));
Results.Print<SampleLanesFreeSoftmax, float>(threads, teamThreads, () => new(1));
Results.Print<SampleLanesDouble, double>(threads, teamThreads, () => new(1));
Results.Print<ScalarsLogSoftmax, float>(threads, teamThreads, () => new(1));
Results.Print<SampleLanesLogSoftmax, float>(threads, teamThreads, () => new(1));
Results.Print<LogSoftmaxDouble, double>(threads, teamThreads, () => new(1));
Results.Print<Awkward, float>(threads, teamThreads, () => new(1));
Results.Print<AwkwardDouble, double>(threads, teamThreads, () => new(1));
Results.Print<ManyInputs, float>(threads, teamThreads, () => new(1));
Results.Print<Widening, float>(threads, teamThreads, () => new(1));
Results.Print<Digits, float>(threads, teamThreads, () => new(1));
Results.Print<Wide, float>(threads, teamThreads, () => new(1));
Results.Print<FewOutputs, float>(threads, teamThreads, () => new(1));
Results.Print<TwoOutputs, float>(threads, teamThreads, () => new(1));
Results.Print<TwoOutputsDouble, double>(threads, teamThreads, () => new(1));
Results.Print<FewOutputsDouble, double>(threads, teamThreads, () => new(1));
Results.Print<TermBlocks, float>(threads, teamThreads, () => new(1), samples: 13, adamSteps: 2);
