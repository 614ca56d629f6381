using Xunit.Abstractions;

namespace NetGen.Bits.Tests;

/// <summary>Platforms of the runtime of these tests.</summary>
public sealed class JustInTimeTests(ITestOutputHelper output) : SameBitsOnPlatform(output)
{
    public static TheoryData<string> Names => NamesOf(HostKind.JustInTime);

    [PlatformTheory]
    [MemberData(nameof(Names))]
    public Task Has_the_bits_on_record(string platform) => AssertSameBitsAsync(platform);
}

/// <summary>Platforms of native programs.</summary>
public sealed class NativeTests(ITestOutputHelper output) : SameBitsOnPlatform(output)
{
    public static TheoryData<string> Names => NamesOf(HostKind.Native);

    [PlatformTheory]
    [MemberData(nameof(Names))]
    public Task Has_the_bits_on_record(string platform) => AssertSameBitsAsync(platform);
}

/// <summary>Pages in a browser.</summary>
public sealed class BrowserTests(ITestOutputHelper output) : SameBitsOnPlatform(output)
{
    public static TheoryData<string> Names => NamesOf(HostKind.Browser);

    [PlatformTheory]
    [MemberData(nameof(Names))]
    public Task Has_the_bits_on_record(string platform) => AssertSameBitsAsync(platform);
}
