using Xunit;

namespace NetGen.Testing;

/// <summary>As <see cref="ThoroughFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThoroughTheoryAttribute : TheoryAttribute
{
    public ThoroughTheoryAttribute() => Skip = new ThoroughFactAttribute().Skip;
}
