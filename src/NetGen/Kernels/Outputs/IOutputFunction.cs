using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The activation of the output layer as a type: a function of each number, or of a whole row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputFunction
{
    /// <summary>Whether the function takes the whole row of z.</summary>
    static abstract bool IsOfRow { get; }

    /// <summary>a = f(z) of each number; where the function takes a row, z itself, which is then a already.</summary>
    static abstract TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>errors * f'(z) of each number; where the function takes a row, the errors themselves.</summary>
    static abstract TLanes MultiplyByDerivative<TLanes, T>(TLanes errors, TLanes z, TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The outputs of rows, without the padding of z.</summary>
    /// <param name="z">The sums, [samples][step], may be overwritten.</param>
    /// <param name="step">From a row of sums to the next, whole vectors.</param>
    /// <param name="outputs">The outputs, [samples][count].</param>
    /// <param name="samples">The number of rows.</param>
    /// <param name="count">The outputs of a row.</param>
    static abstract void WriteRows<TLanes, T>(ref T z, int step, ref T outputs, int samples, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Turns a row of z into a, in place, where the function takes a row.</summary>
    static abstract void ApplyToRow<T>(ref T z, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The gradients by z from those by a, where the function takes a row.</summary>
    static abstract void BackPropagateRow<T>(ref T a, ref T gradients, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
