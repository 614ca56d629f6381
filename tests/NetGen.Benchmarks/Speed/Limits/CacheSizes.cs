using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Speed;

/// <summary>How large the caches are, as the system says. A virtual machine may be told less than the truth, or the whole host's.</summary>
internal static class CacheSizes
{
    private static readonly (string Name, string Variable)[] s_levels =
        [("L1, data", "LEVEL1_DCACHE_SIZE"), ("L2", "LEVEL2_CACHE_SIZE"), ("L3", "LEVEL3_CACHE_SIZE")];

    /// <summary>Each cache with its size.</summary>
    public static IReadOnlyList<(string Name, string Size)> Find() =>
        [.. s_levels.Select(level => (level.Name, Ask(level.Variable) is > 0 and long bytes ? Text(bytes) : "not told"))];

    private static long? Ask(string variable)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("getconf", variable) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return long.TryParse(output, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Text(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024} KB" : $"{bytes / (1024.0 * 1024):0.#} MB";
}
