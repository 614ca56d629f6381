namespace System.Runtime.CompilerServices;

/// <summary>Lets a type take the pieces of an interpolated string on netstandard2.0, which lacks the attribute.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
