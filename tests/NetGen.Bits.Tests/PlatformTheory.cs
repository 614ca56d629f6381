using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Bits.Tests;

/// <summary>A test of platforms by their names, of which those that cannot be tried here are skipped, each with its reason.</summary>
[XunitTestCaseDiscoverer("NetGen.Bits.Tests.PlatformTheoryDiscoverer", "NetGen.Bits.Tests")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PlatformTheoryAttribute : TheoryAttribute;

/// <summary>What xunit asks for the cases of such a test.</summary>
public sealed class PlatformTheoryDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow)
    {
        var platform = Platforms.Named((string)dataRow[0]);
        return (platform.Missing ?? platform.Host.Missing ?? (platform.IsThorough ? new ThoroughFactAttribute().Skip : null)) is { } reason
            ? CreateTestCasesForSkippedDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow, reason)
            : base.CreateTestCasesForDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow);
    }
}
