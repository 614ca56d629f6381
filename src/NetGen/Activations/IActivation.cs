using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>An activation as a type, so that a kernel is compiled with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation
{
    /// <summary>Whether the derivative is computed from the output a = f(z); otherwise from z, which the backward pass then keeps.</summary>
    static abstract bool DerivesFromOutput { get; }

    /// <summary>a = f(z).</summary>
    static abstract TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>f'(z), from what <see cref="DerivesFromOutput"/> says.</summary>
    static abstract TLanes Derivative<TLanes, T>(TLanes source)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
