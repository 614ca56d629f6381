using System.Globalization;
using CsvHelper;

namespace Digits;

/// <summary>Reads a file of digit images: a header, then 64 pixels from 0 to 16 and the digit in each row.</summary>
internal static class DigitFile
{
    private const int ColumnCount = DigitImages.PixelCount + 1;
    private const int Ink = 16;

    // The header is read as a row, so that one rule counts the columns of all lines. The file holds numbers alone: a quotation
    // mark is an error of its row, not the start of a text that swallows the rest.
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        Mode = CsvMode.NoEscape,
        TrackLineNumbers = true,
        TrimWhitespace = true,
    };

    /// <summary>Reads all images and scales their pixels to [0, 1].</summary>
    /// <exception cref="DigitFileException">The file is missing, unreadable or not of this form; the message says where.</exception>
    public static DigitImages Read(string path)
    {
        try
        {
            using CsvReader reader = CsvReader.FromFile(path, Options);
            return Read(reader, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DigitFileException($"{path}: there is no such file; needed is a CSV file of digit images.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new DigitFileException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }

    private static DigitImages Read(CsvReader reader, string path)
    {
        if (!reader.Read())
            throw new DigitFileException($"{path}: the file is empty; needed are a header and rows of {ColumnCount} columns.");

        string[] header = ReadRow(reader, path);
        if (header[^1] != "digit")
        {
            throw new DigitFileException(
                $"{path}, line {reader.LineNumber}: the last column is headed '{header[^1]}'; needed is a header line that ends with 'digit'.");
        }

        var pixels = new List<float>();
        var labels = new List<int>();
        while (reader.Read())
        {
            string[] row = ReadRow(reader, path);
            for (int column = 0; column < DigitImages.PixelCount; column++)
                pixels.Add(ReadNumber(row, header, column, Ink, reader.LineNumber, path) / (float)Ink);
            labels.Add(ReadNumber(row, header, DigitImages.PixelCount, DigitImages.ClassCount - 1, reader.LineNumber, path));
        }

        return new DigitImages([.. pixels], [.. labels]);
    }

    private static string[] ReadRow(CsvReader reader, string path)
    {
        if (reader.FieldCount != ColumnCount)
        {
            throw new DigitFileException(
                $"{path}, line {reader.LineNumber}: got {reader.FieldCount} columns; needed are {ColumnCount}, {DigitImages.PixelCount} pixels and the digit.");
        }

        var row = new string[ColumnCount];
        for (int column = 0; column < ColumnCount; column++)
            row[column] = reader.GetString(column);
        return row;
    }

    private static int ReadNumber(string[] row, string[] header, int column, int largest, long line, string path)
    {
        if (int.TryParse(row[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= 0 && number <= largest)
            return number;
        throw new DigitFileException(
            $"{path}, line {line}, column '{header[column]}': got '{row[column]}'; needed is a whole number from 0 to {largest}.");
    }
}
