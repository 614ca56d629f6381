using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Jit;

/// <summary>Machine code as the JIT lists it, read from the file that <c>DOTNET_JitStdOutFile</c> names.</summary>
internal static partial class JitListing
{
    /// <summary>The methods of a listing, each with what it calls.</summary>
    /// <param name="text">The whole listing of a process with <c>DOTNET_JitDisasm</c>.</param>
    /// <returns>One entry per compilation of a method, in the order of the listing.</returns>
    public static IReadOnlyList<(string Method, IReadOnlyList<string> Calls)> Read(string text) =>
    [
        .. text.Split("; Assembly listing for method ").Skip(1).Select(listing =>
            (listing[..listing.IndexOf('\n', StringComparison.Ordinal)], (IReadOnlyList<string>)[.. Call().Matches(listing).Select(match => match.Groups["target"].Value)])),
    ];

    // A call, or a jump that takes the place of one at the end of a method; on x64 and on Arm.
    [GeneratedRegex(@"^ +(call|tail\.jmp|rex\.jmp|bl|blr|br) +(?<target>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Call();
}
