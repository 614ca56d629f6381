namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile on netstandard2.0, which lacks the type.</summary>
internal static class IsExternalInit;
