using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>Tables that grow and colours, for a person at a terminal.</summary>
internal sealed class LiveDisplay(IAnsiConsole console) : IDisplay
{
    private const int BarWidth = 30;

    // Beyond this the table would outgrow a small terminal and scroll; older epochs leave it.
    private const int RowsShown = 12;

    public void ShowEpochs(IEnumerable<Epoch> epochs)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("Epoch").RightAligned());
        table.AddColumn(new TableColumn("Loss").RightAligned());
        table.AddColumn(new TableColumn("Test accuracy").RightAligned());
        table.AddColumn(new TableColumn("Progress"));
        console.Live(table).Start(live =>
        {
            foreach (Epoch epoch in epochs)
            {
                if (table.Rows.Count == RowsShown)
                    table.Rows.RemoveAt(0);
                table.AddRow(
                    $"{epoch.Number} of {Training.EpochCount}",
                    epoch.Loss.ToString("F4", CultureInfo.InvariantCulture),
                    (100 * epoch.TestAccuracy).ToString("F2", CultureInfo.InvariantCulture) + " %",
                    ProgressBar(epoch.Number));
                live.Refresh();
            }
        });
    }

    public void ShowConfusion(Evaluation evaluation)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title("Confusion matrix: what each digit was read as");
        table.AddColumn("Digit");
        for (int readAs = 0; readAs < DigitImages.ClassCount; readAs++)
            table.AddColumn(new TableColumn($"{readAs}").RightAligned());
        for (int digit = 0; digit < DigitImages.ClassCount; digit++)
        {
            IEnumerable<string> counts = Enumerable.Range(0, DigitImages.ClassCount)
                .Select(readAs => Cell(evaluation.Count(digit, readAs), digit == readAs));
            table.AddRow([$"{digit}", .. counts]);
        }

        console.Write(table);
    }

    private static string ProgressBar(int epoch)
    {
        int done = BarWidth * epoch / Training.EpochCount;
        return $"[green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/]";
    }

    private static string Cell(int count, bool right) => (count, right) switch
    {
        (0, _) => "[grey]·[/]",
        (_, true) => $"[green]{count}[/]",
        _ => $"[red]{count}[/]",
    };
}
