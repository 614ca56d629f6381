using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen.Reporting;

/// <summary>Where a report was made: what its times depend on, and no name of a machine, a user or a folder, since reports are passed on.</summary>
internal static class EnvironmentFacts
{
    public static IEnumerable<Fact> All()
    {
        yield return new Fact("NetGen", GeneratorVersion.Own);
        yield return new Fact(".NET", $"{RuntimeInformation.FrameworkDescription}, {(RuntimeFeature.IsDynamicCodeSupported ? "compiled as it runs" : "compiled ahead of time")}");
        yield return new Fact("Operating system", RuntimeInformation.OSDescription);
        yield return new Fact("Architecture", RuntimeInformation.ProcessArchitecture.ToString());
        yield return new Fact("Vectors", LaneWidths.Widest == LaneWidth.Scalar ? "none" : string.Create(CultureInfo.InvariantCulture, $"{(int)LaneWidths.Widest} bits"));
        yield return new Fact("Processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
    }
}
