using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Cost;

/// <summary>What the analyzers and the generator cost those who write and compile.</summary>
internal sealed class CostCommand : ICommand
{
    private const int FileLines = 2000;
    private const int NetworkCount = 100;

    /// <summary>The most that all analyzers together may take for one file.</summary>
    private const double AnalyzerMilliseconds = 5;

    private const string Large = "[Network(784, 512, 512, 10, Activation = ReLU, Loss = SoftmaxCE)] public partial class Large;";

    private bool _allMet = true;

    public string Name => "cost";

    public string Summary => "the analyzers' time on a file of 2,000 lines, and what the generator does again after an edit";

    public int Run(Options options)
    {
        // A compiler server runs with the tiers of the runtime, which this program turns off for the sake of its other measurements.
        if (!options.Has("tiered"))
            return RunTiered();

        Console.WriteLine("| what | measured | bar | |");
        Console.WriteLine("| --- | --- | --- | --- |");

        // First, because it is about a process in which nothing has run yet.
        (double first, double cold) = GeneratorCost.Cold(Large);
        Row($"generator, 784-512-512-10, nothing known", $"{cold:0.00} ms; {first:0} ms as the first in the process", null, true);

        AnalyzerCost.WarmUpWith(SourceFiles.WithNetworks(FileLines));
        WriteAnalyzers("full of network calls", SourceFiles.WithNetworks(FileLines));
        WriteAnalyzers("with network calls in one method of four", SourceFiles.WithSomeNetworks(FileLines));
        WriteAnalyzers("without any network", SourceFiles.WithoutNetworks(FileLines));

        string[] networks = SourceFiles.ManyNetworks(NetworkCount);
        GeneratorCost.Edits elsewhere = GeneratorCost.Edit([.. networks, "class Elsewhere;"], NetworkCount, edit => $"class Elsewhere {{ int Number => {edit}; }}");
        WriteEdits("elsewhere", elsewhere, 0);
        GeneratorCost.Edits one = GeneratorCost.Edit(networks, NetworkCount / 2, edit => networks[NetworkCount / 2].Replace("[Network(4, ", $"[Network({edit + 5}, ", StringComparison.Ordinal));
        WriteEdits("of one network", one, 1);
        return _allMet ? 0 : 1;
    }

    private int RunTiered()
    {
        using Process process = Process.Start(OwnProcess.Tiered(Name, "--tiered"))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private void WriteAnalyzers(string file, string source)
    {
        AnalyzerCost.Figures figures = AnalyzerCost.Measure(source);
        Row(
            $"all analyzers, {FileLines} lines {file}",
            $"{figures.Own:0.00} ms, {figures.Fastest:0.00} at best; {figures.Elapsed:0.00} ms on the wall, {figures.Whole:0} ms with the compiler's binding",
            $"< {AnalyzerMilliseconds:0} ms",
            figures.Own < AnalyzerMilliseconds);
    }

    private void WriteEdits(string where, GeneratorCost.Edits edits, int expected) => Row(
        $"generator, {NetworkCount} networks, an edit {where}",
        $"{edits.Milliseconds:0.00} ms; {edits.Written} written again, {edits.Reused} taken over",
        $"{expected} written again",
        edits.Written == expected && edits.Reused == NetworkCount - expected);

    private void Row(FormattableString what, FormattableString measured, FormattableString? bar, bool isMet)
    {
        _allMet &= isMet;
        string verdict = bar is null ? "" : isMet ? "met" : "not met";
        Console.WriteLine($"| {Text(what)} | {Text(measured)} | {(bar is null ? "none" : Text(bar))} | {verdict} |");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
