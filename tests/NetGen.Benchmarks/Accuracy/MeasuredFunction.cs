using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Accuracy;

/// <summary>A function over lanes, as a type, so that a loop over it is compiled with the function inside.</summary>
internal interface ILaneFunction
{
    static abstract TLanes Apply<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>A function to measure: in lanes, and in double precision as the reference.</summary>
internal abstract class MeasuredFunction(string name, Func<double, double> reference, double smallest)
{
    public string Name { get; } = name;

    /// <summary>The reference, with an error far below half a unit in the last place of float.</summary>
    public Func<double, double> Reference { get; } = reference;

    /// <summary>Errors are measured in units in the last place of the exact value or of this one, whichever is larger: a function that crosses 0 by cancellation has no relative accuracy there.</summary>
    public double Smallest { get; } = smallest;

    /// <summary>Applies the function to all arguments; their number is a multiple of 16.</summary>
    public abstract void Apply(ReadOnlySpan<float> arguments, Span<float> results);

    /// <summary>The same in double precision.</summary>
    public abstract void Apply(ReadOnlySpan<double> arguments, Span<double> results);

    /// <summary>Applies the function in vectors of 512, 256 or 128 bits, or (0) one number at a time.</summary>
    public abstract void Apply(int bits, ReadOnlySpan<float> arguments, Span<float> results);

    /// <summary>The same in double precision.</summary>
    public abstract void Apply(int bits, ReadOnlySpan<double> arguments, Span<double> results);

    public override string ToString() => Name;

    public static MeasuredFunction Of<TFunction>(Func<double, double> reference, double smallest = 0)
        where TFunction : struct, ILaneFunction => new Typed<TFunction>(reference, smallest);

    private sealed class Typed<TFunction>(Func<double, double> reference, double smallest) : MeasuredFunction(typeof(TFunction).Name, reference, smallest)
        where TFunction : struct, ILaneFunction
    {
        private static int Widest => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

        public override void Apply(ReadOnlySpan<float> arguments, Span<float> results) => Apply(Widest, arguments, results);

        public override void Apply(int bits, ReadOnlySpan<float> arguments, Span<float> results)
        {
            switch (bits)
            {
                case 512:
                    Loop<Lanes512<float>, float>(arguments, results);
                    break;
                case 256:
                    Loop<Lanes256<float>, float>(arguments, results);
                    break;
                case 128:
                    Loop<Lanes128<float>, float>(arguments, results);
                    break;
                default:
                    Loop<Lanes1<float>, float>(arguments, results);
                    break;
            }
        }

        public override void Apply(ReadOnlySpan<double> arguments, Span<double> results) => Apply(Widest, arguments, results);

        public override void Apply(int bits, ReadOnlySpan<double> arguments, Span<double> results)
        {
            switch (bits)
            {
                case 512:
                    Loop<Lanes512<double>, double>(arguments, results);
                    break;
                case 256:
                    Loop<Lanes256<double>, double>(arguments, results);
                    break;
                case 128:
                    Loop<Lanes128<double>, double>(arguments, results);
                    break;
                default:
                    Loop<Lanes1<double>, double>(arguments, results);
                    break;
            }
        }

        private static void Loop<TLanes, T>(ReadOnlySpan<T> arguments, Span<T> results)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged
        {
            ref T source = ref MemoryMarshal.GetReference(arguments);
            ref T destination = ref MemoryMarshal.GetReference(results);
            for (nuint i = 0; i < (nuint)arguments.Length; i += (nuint)TLanes.Count)
                TLanes.Store(TFunction.Apply<TLanes, T>(TLanes.Load(ref source, i)), ref destination, i);
        }
    }
}
