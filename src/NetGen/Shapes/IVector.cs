using System.ComponentModel;

namespace NetGen.Shapes;

/// <summary>
/// A value that is a row of numbers and says in its type how many there are: the <c>Output</c> of a network is one. A network's
/// <c>Forward(in vector, out output)</c> takes any with as many numbers as it has inputs, so that a chain of two networks whose
/// sizes disagree does not compile.
/// </summary>
/// <remarks>
/// A struct of your own may be one too, if its fields are the numbers and nothing else, in the order of the inputs:
/// <c>struct Observation : IVector&lt;float, Size&lt;D4&gt;&gt; { public float Position, Velocity, Angle, Spin; }</c>. The size in
/// memory is checked when it is used.
/// </remarks>
/// <typeparam name="T">The type of one number, float or double.</typeparam>
/// <typeparam name="TSize">How many there are, in decimal digits: <c>Size&lt;D6, D4&gt;</c> is 64.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IVector<T, TSize>
    where T : unmanaged
    where TSize : struct;
