using System.Runtime.Intrinsics;
using NetGen.BitsProbe;

// The first line says which vectors the JIT uses; each further line is a network, a result and a hash of its bits. An argument is the
// number of threads that compute all of it at once.
Console.WriteLine($"vectors {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)}");

int threads = args.Length == 0 ? 1 : int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
Results.Print<Scalars, float>(threads, () => new(1));
Results.Print<ScalarsDouble, double>(threads, () => new(1));
Results.Print<Ones, float>(threads, () => new(1));
Results.Print<SampleLanes, float>(threads, () => new(1));
Results.Print<SampleLanesFreeSoftmax, float>(threads, () => new(1));
Results.Print<SampleLanesDouble, double>(threads, () => new(1));
Results.Print<ScalarsLogSoftmax, float>(threads, () => new(1));
Results.Print<SampleLanesLogSoftmax, float>(threads, () => new(1));
Results.Print<LogSoftmaxDouble, double>(threads, () => new(1));
Results.Print<Awkward, float>(threads, () => new(1));
Results.Print<AwkwardDouble, double>(threads, () => new(1));
Results.Print<ManyInputs, float>(threads, () => new(1));
Results.Print<Widening, float>(threads, () => new(1));
Results.Print<Digits, float>(threads, () => new(1));
Results.Print<Wide, float>(threads, () => new(1));
