using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <content>
/// Exponentials of a few numbers at once, for softmax in networks that are written out: one vector takes as long as a single number, and
/// lanes have the same bits.
/// </content>
public static partial class Elementary
{
    /// <summary>e^x of two numbers, with the bits of <see cref="Exp(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float First, float Second) ExpOfEach(float x1, float x2)
    {
        if (!Vector128.IsHardwareAccelerated)
            return (Exp(x1), Exp(x2));
        Vector128<float> y = Exp<Lanes128<float>, float>(new(Vector128.Create(x1, x2, x2, x2))).Vector;
        return (y.ToScalar(), y.GetElement(1));
    }

    /// <summary>e^x of three numbers, with the bits of <see cref="Exp(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float First, float Second, float Third) ExpOfEach(float x1, float x2, float x3)
    {
        (float y1, float y2, float y3, _) = ExpOfEach(x1, x2, x3, x3);
        return (y1, y2, y3);
    }

    /// <summary>e^x of four numbers, with the bits of <see cref="Exp(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float First, float Second, float Third, float Fourth) ExpOfEach(float x1, float x2, float x3, float x4)
    {
        if (!Vector128.IsHardwareAccelerated)
            return (Exp(x1), Exp(x2), Exp(x3), Exp(x4));
        Vector128<float> y = Exp<Lanes128<float>, float>(new(Vector128.Create(x1, x2, x3, x4))).Vector;
        return (y.ToScalar(), y.GetElement(1), y.GetElement(2), y.GetElement(3));
    }

    /// <summary>e^x of two numbers, with the bits of <see cref="Exp(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double First, double Second) ExpOfEach(double x1, double x2)
    {
        if (!Vector128.IsHardwareAccelerated)
            return (Exp(x1), Exp(x2));
        Vector128<double> y = Exp<Lanes128<double>, double>(new(Vector128.Create(x1, x2))).Vector;
        return (y.ToScalar(), y.GetElement(1));
    }

    /// <summary>e^x of three numbers, with the bits of <see cref="Exp(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double First, double Second, double Third) ExpOfEach(double x1, double x2, double x3)
    {
        (double y1, double y2, double y3, _) = ExpOfEach(x1, x2, x3, x3);
        return (y1, y2, y3);
    }

    /// <summary>e^x of four numbers, with the bits of <see cref="Exp(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double First, double Second, double Third, double Fourth) ExpOfEach(double x1, double x2, double x3, double x4)
    {
        if (!Vector256.IsHardwareAccelerated)
            return (Exp(x1), Exp(x2), Exp(x3), Exp(x4));
        Vector256<double> y = Exp<Lanes256<double>, double>(new(Vector256.Create(x1, x2, x3, x4))).Vector;
        return (y.ToScalar(), y.GetElement(1), y.GetElement(2), y.GetElement(3));
    }
}
