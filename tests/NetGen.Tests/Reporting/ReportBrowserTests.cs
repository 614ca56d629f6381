using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Data;
using NetGen.Drawing;
using NetGen.Tests.Drawing;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>A real browser shows reports and pictures: light and dark, on a wide screen and on a phone.</summary>
public sealed class ReportBrowserTests : IDisposable
{
    private const int Wide = 1200;
    private const int Phone = 390;

    // The pages in ReportStyle, 0xRRGGBB.
    private const int LightPage = 0xF6F8FA;
    private const int DarkPage = 0x010409;

    // The report stands in frames as wide as the screens, in a page that measures it: it is the very text that a user opens, its policy against scripts included.
    // A text is cut off where it leaves its picture, and unreadable where it runs into another of the same picture.
    private const string Measure = """
        <script>
        function measure(frame) {
          const page = frame.contentDocument, root = page.documentElement;
          const charts = [...page.querySelectorAll('svg')].map(svg => {
            const box = svg.getBoundingClientRect();
            const texts = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
            const faults = [];
            texts.forEach((one, index) => {
              if (one.box.left < box.left - 1 || one.box.right > box.right + 1 || one.box.top < box.top - 1 || one.box.bottom > box.bottom + 1) faults.push('cut off: ' + one.text);
              if (one.box.width === 0) faults.push('not shown: ' + one.text);
              texts.slice(index + 1).forEach(other => {
                if (Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
                    Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 6) faults.push(one.text + ' over ' + other.text);
              });
            });
            return { kind: svg.getAttribute('class'), width: box.width, height: box.height, faults: faults };
          });
          const lines = [...page.querySelectorAll('path.line')].filter(path => path.getTotalLength() > 50 && frame.contentWindow.getComputedStyle(path).stroke !== 'none').length;
          return { width: frame.contentWindow.innerWidth, scrollWidth: root.scrollWidth, charts: charts, lines: lines, ground: frame.contentWindow.getComputedStyle(page.body).backgroundColor };
        }
        addEventListener('load', () => {
          const measures = [...document.querySelectorAll('iframe')].map(measure);
          document.body.innerHTML = '<pre></pre>';
          document.querySelector('pre').textContent = JSON.stringify(measures);
        });
        </script>
        """;

    private readonly Browser _browser = new();

    public void Dispose() => _browser.Dispose();

    [BrowserFact]
    public async Task A_classifier()
    {
        string page = Classifier().ToHtml();
        string[] charts = ["chart loss", "chart rate", "chart confusion", "chart histogram", "chart histogram", "chart histogram", "chart histogram", "netgen-diagram"];
        AssertShown(await MeasureAsync(page, isDark: false), charts, lines: 3, "rgb(246, 248, 250)");
        AssertShown(await MeasureAsync(page, isDark: true), charts, lines: 3, "rgb(1, 4, 9)");
        AssertColours(await _browser.ScreenshotAsync("run.html", page, Wide, 1600, isDark: false), Wide, LightPage);
        AssertColours(await _browser.ScreenshotAsync("run.html", page, Wide, 1600, isDark: true), Wide, DarkPage);
    }

    [BrowserFact]
    public async Task A_regression()
    {
        (RegressionNet network, SampleSet<double> data, _) = Runs.Regression();
        FitResult fit = Runs.Of(Runs.Losses(5000, scale: 1e5), Runs.Losses(5000, scale: 1e-5));
        string page = TrainingReport.Create(network, fit, new() { Data = data, OutputNames = ["plane", "saddle"] }).ToHtml();
        string[] charts = ["chart loss", "chart rate", "chart scatter", "chart scatter", "chart histogram", "chart histogram", "chart histogram", "chart histogram", "netgen-diagram"];
        AssertShown(await MeasureAsync(page, isDark: false), charts, lines: 3, "rgb(246, 248, 250)");
    }

    [BrowserFact]
    public async Task A_picture_of_a_network()
    {
        string picture = Diagram.ToSvg(Described.Named("Größe", 20, 30, 5));
        Screenshot light = await _browser.ScreenshotAsync("net.svg", picture, 600, 500, isDark: false);
        Assert.InRange(light.ColourCount, 20, int.MaxValue);
        Screenshot dark = await _browser.ScreenshotAsync("net.svg", picture, 600, 500, isDark: true);
        Assert.InRange(dark.ColourCount, 20, int.MaxValue);
    }

    /// <summary>Names that are long, losses over decades.</summary>
    private static TrainingReport Classifier()
    {
        (ThreeClassNet network, SampleSet<float> data, FitResult fit) = Runs.ThreeClasses(epochs: 30);
        return TrainingReport.Create(network, fit, new()
        {
            Data = data,
            LogarithmicLoss = true,
            Title = $"Three <classes> {new string('W', 60)}",
            OutputNames = ["setosa", "versicolor and all that are like it", new string('W', 80)],
        });
    }

    private async Task<JsonElement[]> MeasureAsync(string page, bool isDark)
    {
        string frames = string.Concat(new[] { Wide, Phone }.Select(width => $"<iframe width=\"{width}\" height=\"2000\" style=\"border:0\" srcdoc=\"{WebUtility.HtmlEncode(page)}\"></iframe>"));
        string dump = await _browser.DumpAsync($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">{Measure}</head><body>{frames}</body></html>", isDark);
        string measures = WebUtility.HtmlDecode(Regex.Match(dump, @"<pre>(\[.*)</pre>", RegexOptions.Singleline).Groups[1].Value);
        return [.. JsonDocument.Parse(measures).RootElement.EnumerateArray()];
    }

    private static void AssertShown(JsonElement[] screens, string[] charts, int lines, string ground)
    {
        Assert.Equal([Wide, Phone], screens.Select(screen => screen.GetProperty("width").GetInt32()));
        foreach (JsonElement screen in screens)
        {
            int width = screen.GetProperty("width").GetInt32();
            Assert.InRange(screen.GetProperty("scrollWidth").GetInt32(), 1, width);
            Assert.Equal(ground, screen.GetProperty("ground").GetString());
            Assert.Equal(lines, screen.GetProperty("lines").GetInt32());
            Assert.Equal(charts, screen.GetProperty("charts").EnumerateArray().Select(chart => chart.GetProperty("kind").GetString()));
            foreach (JsonElement chart in screen.GetProperty("charts").EnumerateArray())
            {
                Assert.Empty(chart.GetProperty("faults").EnumerateArray().Select(fault => $"{width}: {chart.GetProperty("kind")}: {fault}"));
                Assert.InRange(chart.GetProperty("width").GetDouble(), 150, chart.GetProperty("kind").GetString() == "netgen-diagram" ? 2000 : width);
                Assert.InRange(chart.GetProperty("height").GetDouble(), 80, 1000);
            }
        }
    }

    private static void AssertColours(Screenshot picture, int width, int ground)
    {
        Assert.Equal(width, picture.Width);
        Assert.Equal(ground, picture.Corner);
        Assert.InRange(picture.ColourCount, 50, int.MaxValue);
    }
}
