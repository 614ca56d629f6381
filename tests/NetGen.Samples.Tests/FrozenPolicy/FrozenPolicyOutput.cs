using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>What the program prints, however it was compiled.</summary>
internal static class FrozenPolicyOutput
{
    // The bits of the outputs do not depend on machine, vectors, or compiler.
    private const string Fingerprint = "f1dc62f2a6c165bc";

    /// <summary>Fails unless the program ended well and printed every line as it should; returns the lines.</summary>
    public static string[] RequireGood(ProgramRun run, string kind, bool? isCompared = null)
    {
        run.RequireSuccess();
        Assert.Equal("", run.Errors);
        string[] lines = run.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("policy.onnx: 4-64-64-2, 4610 parameters, 18440 bytes, 4480 multiply-adds, 512 bytes of stack", lines[0]);
        Assert.Equal("program: " + kind, lines[1]);
        Assert.Matches(@"^start-up: [\d.]+ ms of processor time to the first decision$", lines[2]);
        Assert.Equal("balanced: 20 of 20 poles for 500 steps", lines[3]);
        Match time = Regex.Match(lines[4], @"^time: (?<nanoseconds>\d+) ns per decision$");
        Assert.True(time.Success, lines[4]);
        Assert.True(int.Parse(time.Groups["nanoseconds"].Value, CultureInfo.InvariantCulture) > 0);
        Assert.Equal("allocated: 0 bytes", lines[5]);
        Assert.Equal("fingerprint of the outputs: " + Fingerprint, lines[6]);

        // Without an argument it is compared where the machine has ONNX Runtime.
        if (isCompared ?? lines.Length > 8)
        {
            Assert.Matches(@"^ONNX Runtime \d+\.\d+\.\d+: [\d.]+ ms of processor time to its first decision, [1-9]\d* ns per decision, [\d.]+ times as long$", lines[7]);
            Assert.Matches(@"^largest difference of the outputs: \d\.\dE-0\d\d, at most 1E-005 is expected$", lines[8]);
            Assert.Equal(9, lines.Length);
        }
        else
        {
            Assert.StartsWith("ONNX Runtime: not compared, ", lines[7], StringComparison.Ordinal);
            Assert.Equal(8, lines.Length);
        }

        return lines;
    }
}
