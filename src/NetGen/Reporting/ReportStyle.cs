namespace NetGen.Reporting;

/// <summary>The colours and the layout of the page. The colours are those of the diagrams of networks, of which one is in it.</summary>
internal static class ReportStyle
{
    public static readonly Markup Rules = Markup.Of("""
        :root {
          --page: #f6f8fa; --card: #ffffff; --edge: #d1d9e0; --text: #1f2328; --muted: #59636e; --grid: #e4e8ec;
          --blue: #0969da; --orange: #bc4c00; --violet: #8250df; --green: #1a7f37; --red: #d1242f; --right: #0969da; --wrong: #d4590b;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #010409; --card: #0d1117; --edge: #3d444d; --text: #f0f6fc; --muted: #9198a1; --grid: #262c34;
            --blue: #4493f8; --orange: #f0883e; --violet: #ab7df8; --green: #3fb950; --red: #f85149; --right: #1f6feb; --wrong: #c9510c;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 24px 16px 40px; max-width: 1180px; background: var(--page); color: var(--text);
          font: 15px/1.45 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
        h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
        h2 { margin: 0 0 8px; font-size: 17px; }
        header p { margin: 2px 0; color: var(--muted); }
        header p.fault { color: var(--red); font-weight: 600; }
        .key-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 12px; margin: 20px 0 16px; }
        .key-figures div, section { min-width: 0; background: var(--card); border: 1px solid var(--edge); border-radius: 10px; }
        .key-figures div { display: flex; flex-direction: column-reverse; padding: 10px 14px; }
        dt { color: var(--muted); font-size: 13px; }
        dd { margin: 0; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
        main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
        section { padding: 16px 18px; }
        .wide { grid-column: 1 / -1; }
        .note { margin: 0 0 8px; color: var(--muted); font-size: 13px; }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 8px; padding: 0; list-style: none; color: var(--muted); font-size: 13px; }
        .legend li::before { content: ""; display: inline-block; width: 16px; margin-right: 6px; vertical-align: 3px; border-top: 3px solid; border-radius: 2px; }
        .legend b { color: var(--text); font-weight: 600; font-variant-numeric: tabular-nums; }
        .legend .training::before { border-color: var(--blue); }
        .legend .validation::before { border-color: var(--orange); }
        .legend .rate::before { border-color: var(--violet); }
        .legend .best::before { border-top: 2px dashed var(--muted); border-radius: 0; }
        figure { margin: 0; min-width: 0; }
        figcaption { color: var(--muted); font-size: 13px; }
        figcaption b { margin-right: 6px; color: var(--text); }
        .small-charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 215px), 1fr)); gap: 16px; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 16px; }
        .small-charts figure .note { margin: 2px 0 0; min-height: 3em; font-size: 12px; }
        .scroll, .diagram { overflow-x: auto; }
        .diagram { text-align: center; }
        table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 8px; border-top: 1px solid var(--grid); text-align: left; font-weight: 400; }
        tr:first-child > * { border-top: 0; }
        .facts { width: 100%; }
        .facts th { width: 38%; padding-left: 0; color: var(--muted); vertical-align: top; }
        .scores { width: 100%; overflow-wrap: break-word; }
        .scores th:first-child { padding-left: 0; }
        .scores td, .scores th[scope="col"]:not(:first-child) { text-align: right; white-space: nowrap; }
        .scores th[scope="col"] { color: var(--muted); font-size: 13px; }
        .scores .sum > * { font-weight: 600; }
        .chart { display: block; width: 100%; height: auto; }
        .chart.confusion, .chart.scatter { max-width: 520px; margin: 0 auto; }
        .chart.histogram { max-width: 340px; }
        .chart text { fill: var(--muted); font-size: 12px; font-variant-numeric: tabular-nums; }
        .chart .left text { text-anchor: end; }
        .chart .below text, .chart .title, .chart .cells text { text-anchor: middle; }
        .chart .grid { fill: none; stroke: var(--grid); }
        .chart .axis { fill: none; stroke: var(--muted); }
        .chart .line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
        .chart .line.training { stroke: var(--blue); }
        .chart .line.validation { stroke: var(--orange); }
        .chart .line.rate { stroke: var(--violet); }
        .chart .dots.training { fill: var(--blue); }
        .chart .dots.validation { fill: var(--orange); }
        .chart .dots.rate { fill: var(--violet); }
        .chart .best { fill: none; stroke: var(--muted); stroke-width: 1.25; stroke-dasharray: 4 3; }
        .chart .strips rect { fill: var(--text); fill-opacity: 0; }
        .chart .strips rect:hover { fill-opacity: 0.08; }
        .chart .bars rect:hover { fill: var(--text); }
        .chart .weights { fill: var(--violet); }
        .chart .gradients { fill: var(--green); }
        .chart .points { fill: none; stroke: var(--blue); stroke-opacity: 0.55; stroke-width: 4; stroke-linecap: round; }
        .chart .equal { fill: none; stroke: var(--muted); stroke-dasharray: 4 3; }
        .chart .cells .right { fill: var(--right); }
        .chart .cells .wrong { fill: var(--wrong); }
        .chart .cells text, .chart.confusion .marks text { font-size: inherit; }
        .chart .cells text { fill: var(--text); pointer-events: none; }
        .chart .cells .dark { fill: #ffffff; }
        .chart .edge { fill: none; stroke: var(--edge); }
        @media (max-width: 760px) {
          body { padding: 16px 12px 32px; }
          h1 { font-size: 22px; }
          main { grid-template-columns: minmax(0, 1fr); }
          section { padding: 12px; }
          .key-figures { grid-template-columns: repeat(3, 1fr); gap: 8px; }
          .key-figures div { padding: 8px 10px; }
          dd { font-size: 17px; }
        }
        @media (max-width: 480px) {
          .chart.loss text, .chart.rate text, .chart.scatter text, .chart.confusion .title { font-size: 14px; }
          .chart.histogram text { font-size: 10px; }
        }
        @media print {
          body { padding: 0; background: none; }
          section { break-inside: avoid; }
        }

        """);
}
