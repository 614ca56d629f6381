using System.Globalization;
using NetGen.Evaluation;
using NetGen.Training;
using Spectre.Console;

namespace Digits;

/// <summary>Tables that grow and colours, for a person at a terminal.</summary>
internal sealed class LiveDisplay : IProgress<EpochReport>
{
    // Beyond this the table would outgrow a small terminal and scroll; older epochs leave it.
    private const int RowsShown = 12;

    private readonly Table _table;
    private readonly LiveDisplayContext _live;

    private LiveDisplay(Table table, LiveDisplayContext live)
    {
        _table = table;
        _live = live;
    }

    /// <summary>Shows a training while it runs.</summary>
    public static FitResult Show(IAnsiConsole console, Func<IProgress<EpochReport>, FitResult> training)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string title in (string[])["Epoch", "Loss", "Validation loss", "Best"])
            table.AddColumn(new TableColumn(title).RightAligned());
        return console.Live(table).Start(live => training(new LiveDisplay(table, live)));
    }

    public void Report(EpochReport value)
    {
        if (_table.Rows.Count == RowsShown)
            _table.Rows.RemoveAt(0);
        _table.AddRow($"{value.Epoch}", Loss(value.Loss), Loss(value.ValidationLoss), value.IsBest ? "[green]●[/]" : "");
        _live.Refresh();
    }

    /// <summary>Shows what each digit was read as.</summary>
    public static void Show(IAnsiConsole console, ClassificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title("Confusion matrix: what each digit was read as").AddColumn("Digit");
        foreach (string readAs in report.ClassNames)
            table.AddColumn(new TableColumn(readAs).RightAligned());
        for (int digit = 0; digit < report.ClassCount; digit++)
            table.AddRow([report.ClassNames[digit], .. report.GetCounts(digit).ToArray().Select((count, readAs) => Cell(count, digit == readAs))]);
        console.Write(table);
    }

    private static string Loss(double? loss) => string.Create(CultureInfo.InvariantCulture, $"{loss:F4}");

    private static string Cell(int count, bool right) => (count, right) switch
    {
        (0, _) => "[grey]·[/]",
        (_, true) => $"[green]{count}[/]",
        _ => $"[red]{count}[/]",
    };
}
