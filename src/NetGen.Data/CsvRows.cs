using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace NetGen.Data;

/// <summary>The rows of a text, each with the true line of the file on which it begins; empty lines are left out.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly SepReader _reader;
    private readonly CsvFault _fault;
    private long _nextLine = 1;

    public CsvRows(TextReader text, char? separator, CsvFault fault)
    {
        _fault = fault;
        try
        {
            var leading = new LeadingText(text);
            var chosen = new Sep(separator ?? SeparatorSearch.Find(leading.Beginning, leading.IsAll));
            // The header is a row like others here: Sep would refuse empty lines before it, and name faults in other words.
            _reader = chosen.Reader(options => options with
            {
                HasHeader = false,
                DisableColCountCheck = true,
                Unescape = true,
                Trim = chosen.Separator == ' ' ? SepTrim.None : SepTrim.Outer,
                CultureInfo = CultureInfo.InvariantCulture,
            }).From(leading);
        }
        catch (Exception error) when (Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The line on which the row begins, 1 or more.</summary>
    public long Line { get; private set; }

    /// <summary>The row.</summary>
    public SepReader.Row Current => _reader.Current;

    /// <summary>Goes on to the next row that is not empty.</summary>
    public bool MoveNext()
    {
        while (MoveToLine())
        {
            SepReader.Row row = _reader.Current;
            // The line on which a row begins is the one at which the last one ended. Sep's own number of it is wrong for the first row.
            Line = _nextLine;
            _nextLine = row.LineNumberToExcl;
            // Before a field is asked for, because the quotes of what has been asked for are gone.
            if (row.Span.Count('"') % 2 != 0)
                throw _fault.Of(Line, "a quote is opened here and never closed; a quote inside a quoted field is doubled");
            if (row.ColCount > 1 || !row.Span.Trim(' ').IsEmpty)
                return true;
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();

    private bool MoveToLine()
    {
        try
        {
            return _reader.MoveNext();
        }
        catch (Exception error) when (Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    private InvalidDataException? Explain(Exception error) => error switch
    {
        DecoderFallbackException => _fault.Of("the text is not UTF-8; save it so, or pass a StreamReader that has its encoding", error),
        // Of 16 million characters: no row of a table, but what follows a quote.
        NotSupportedException => _fault.Of(FormattableString.Invariant($"the row that begins on line {_nextLine} or after it has no end; a quote may be opened there and never closed"), error),
        _ => null,
    };
}
