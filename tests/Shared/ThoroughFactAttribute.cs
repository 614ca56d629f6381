using Xunit;

namespace NetGen.Testing;

/// <summary>A test that takes minutes: it runs where the environment variable NETGEN_THOROUGH is 1, and says so elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThoroughFactAttribute : FactAttribute
{
    public ThoroughFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_THOROUGH") != "1")
            Skip = "Takes long: runs where NETGEN_THOROUGH=1.";
    }
}
