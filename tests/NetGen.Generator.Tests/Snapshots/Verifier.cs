using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares what a generator added with the verified files beside the test, under the file contract of
/// Verify.SourceGenerators: the package takes the place of this class by a change of usings, and of
/// <see cref="SnapshotText"/> by two scrubbers.
/// </summary>
internal static class Verifier
{
    /// <summary>
    /// Fails unless each generated file equals <c>{TestClass}.{TestMethod}#{name}.verified.cs</c> and no other verified
    /// file of the test is left over. What differs is written beside it as <c>.received.</c>.
    /// </summary>
    /// <param name="driver">A driver that has run.</param>
    /// <param name="sourceFile">The test's source file; it is named like the test's class.</param>
    /// <param name="method">The test's method.</param>
    /// <returns>A completed task: Verify is asynchronous, and tests that return its task need no change.</returns>
    /// <exception cref="SnapshotMismatchException">A file is new, differs or is left over, or was accepted just now.</exception>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var test = new SnapshotTest(Path.GetDirectoryName(sourceFile)!, Path.GetFileNameWithoutExtension(sourceFile), method);
        Verify(driver.GetRunResult(), test, SnapshotEnvironment.OfProcess());
        return Task.CompletedTask;
    }

    /// <summary>Fails unless what differs between two networks equals <c>{TestClass}.{TestMethod}.verified.diff</c>; otherwise as the check of whole files.</summary>
    /// <param name="original">A driver that has run for the network whose files are verified as a whole elsewhere.</param>
    /// <param name="driver">A driver that has run for another.</param>
    /// <param name="sourceFile">The test's source file.</param>
    /// <param name="method">The test's method.</param>
    /// <returns>A completed task.</returns>
    /// <exception cref="SnapshotMismatchException">The difference is new or differs, a file is left over, or it was accepted just now.</exception>
    public static Task VerifyDifference(GeneratorDriver original, GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var test = new SnapshotTest(Path.GetDirectoryName(sourceFile)!, Path.GetFileNameWithoutExtension(sourceFile), method);
        string difference = GeneratedDifference.Of(original.GetRunResult(), driver.GetRunResult());
        Verify([new SnapshotTarget(null, "diff", SnapshotText.Scrub(difference))], test, SnapshotEnvironment.OfProcess());
        return Task.CompletedTask;
    }

    /// <summary>As the public check, for a stated test in a stated environment.</summary>
    /// <param name="run">What the generators added.</param>
    /// <param name="test">Where the test's snapshots are.</param>
    /// <param name="environment">What the process was told.</param>
    /// <exception cref="SnapshotMismatchException">A file is new, differs or is left over, or was accepted just now.</exception>
    internal static void Verify(GeneratorDriverRunResult run, SnapshotTest test, SnapshotEnvironment environment) =>
        Verify(SnapshotTarget.Of(run), test, environment);

    private static void Verify(IReadOnlyList<SnapshotTarget> targets, SnapshotTest test, SnapshotEnvironment environment)
    {
        environment.RefuseToAcceptUnattended();
        SnapshotComparison comparison = SnapshotComparison.Compare(test, targets);
        if (comparison.IsEqual)
            return;

        // The message quotes the files, so it is made before they move.
        string message = SnapshotMessage.Of(comparison);
        if (environment.Accept)
        {
            comparison.Accept();
            message += $"\nAccepted because {SnapshotEnvironment.AcceptVariable} is set: review the change, then run the tests without it.\n";
        }

        throw new SnapshotMismatchException(message);
    }
}
