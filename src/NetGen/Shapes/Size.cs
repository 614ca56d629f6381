using System.ComponentModel;

namespace NetGen.Shapes;

// C# has no numbers as type arguments, so a size is written with a type for each decimal digit. Five of them are enough for the
// largest layer, 65,536; two assemblies write the same size in the same way without knowing each other.

/// <summary>A size of one digit: Size&lt;D7&gt; is 7.</summary>
/// <typeparam name="T1">The digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct Size<T1>;

/// <summary>A size of two digits: Size&lt;D6, D4&gt; is 64.</summary>
/// <typeparam name="T1">The first digit, which is not 0.</typeparam>
/// <typeparam name="T2">The second digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct Size<T1, T2>;

/// <summary>A size of three digits: Size&lt;D7, D8, D4&gt; is 784.</summary>
/// <typeparam name="T1">The first digit, which is not 0.</typeparam>
/// <typeparam name="T2">The second digit.</typeparam>
/// <typeparam name="T3">The third digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct Size<T1, T2, T3>;

/// <summary>A size of four digits: Size&lt;D1, D0, D2, D4&gt; is 1,024.</summary>
/// <typeparam name="T1">The first digit, which is not 0.</typeparam>
/// <typeparam name="T2">The second digit.</typeparam>
/// <typeparam name="T3">The third digit.</typeparam>
/// <typeparam name="T4">The fourth digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct Size<T1, T2, T3, T4>;

/// <summary>A size of five digits: Size&lt;D6, D5, D5, D3, D6&gt; is 65,536.</summary>
/// <typeparam name="T1">The first digit, which is not 0.</typeparam>
/// <typeparam name="T2">The second digit.</typeparam>
/// <typeparam name="T3">The third digit.</typeparam>
/// <typeparam name="T4">The fourth digit.</typeparam>
/// <typeparam name="T5">The fifth digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct Size<T1, T2, T3, T4, T5>;
