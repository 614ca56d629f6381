using System.ComponentModel;

namespace NetGen.Shapes;

/// <summary>The digit 0 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D0;

/// <summary>The digit 1 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D1;

/// <summary>The digit 2 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D2;

/// <summary>The digit 3 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D3;

/// <summary>The digit 4 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D4;

/// <summary>The digit 5 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D5;

/// <summary>The digit 6 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D6;

/// <summary>The digit 7 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D7;

/// <summary>The digit 8 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D8;

/// <summary>The digit 9 of a size.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct D9;
