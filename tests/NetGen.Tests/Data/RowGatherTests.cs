using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>Rows of every width come whole and in their order, and nothing is written behind them.</summary>
public class RowGatherTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RowsOfEveryWidthAreCopied(bool hasPlaces)
    {
        foreach (int size in Enumerable.Range(1, 70).Concat([784, 1025, 3000]))
        {
            double[] source = [.. Enumerable.Range(0, 40 * size).Select(index => (double)index)];
            int[] rows = [39, 0, 0, 17, 38, 1, 2, 3, 20, 19, 18, 39];
            int[]? places = hasPlaces ? [.. Enumerable.Range(0, 40).Select(row => 39 - row)] : null;
            var copied = new double[rows.Length * size + 20];
            RowGather.Copy(rows, places, source, size, copied);
            Assert.Equal(rows.SelectMany(row => source.Skip((places?[row] ?? row) * size).Take(size)), copied.Take(rows.Length * size));
            Assert.All(copied[(rows.Length * size)..], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void ARowOutsideTheMemoryIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RowGather.Copy<float>([0, 3], null, new float[3 * 20], 20, new float[2 * 20]));
}
