using Xunit;

namespace NetGen.Testing;

/// <summary>A test that takes minutes: it runs where the environment variable NETGEN_THOROUGH is 1, and says so elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThoroughFactAttribute : FactAttribute
{
    public ThoroughFactAttribute()
    {
        if (!IsThorough)
            Skip = "Takes long: runs where NETGEN_THOROUGH=1.";
    }

    /// <summary>Whether this run is to take as long as it takes.</summary>
    public static bool IsThorough { get; } = Environment.GetEnvironmentVariable("NETGEN_THOROUGH") == "1";

    /// <summary>All of something where the run is thorough, every so many elsewhere.</summary>
    public static IEnumerable<T> Some<T>(IEnumerable<T> all, int oneIn) => IsThorough ? all : all.Where((_, index) => index % oneIn == 0);
}
