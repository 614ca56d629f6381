using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Tests.Data;

/// <summary>The order of an epoch is a permutation, the same for a seed and an epoch, another for others, and any of all.</summary>
public class EpochOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(178)]
    [InlineData(10_000)]
    public void AnOrderHasEachNumberOnce(int count)
    {
        int[] order = Order(count, seed: 3, epoch: 5);
        Array.Sort(order);
        Assert.Equal(Enumerable.Range(0, count), order);
    }

    [Fact]
    public void SeedsAndEpochsHaveOrdersOfTheirOwnAndAlwaysTheSame()
    {
        var orders = new HashSet<string>();
        for (int seed = -5; seed < 20; seed++)
        {
            for (int epoch = 0; epoch < 40; epoch++)
            {
                string order = string.Join(',', Order(50, seed, epoch));
                Assert.Equal(order, string.Join(',', Order(50, seed, epoch)));
                Assert.True(orders.Add(order), $"seed {seed}, epoch {epoch}");
            }
        }
    }

    [Fact]
    public void OrdersAreOnRecord()
    {
        // Computed by a program of its own, in Python, from the description of the algorithm.
        Assert.Equal([3, 9, 7, 1, 0, 5, 6, 8, 4, 2], Order(10, seed: 1, epoch: 0));
        Assert.Equal([9, 4, 2, 5, 0, 1, 7, 8, 6, 3], Order(10, seed: 1, epoch: 1));
    }

    [Fact]
    public void TheNumbersOfASeedAloneAreThoseThatTheyWere()
    {
        // Weights start from them: a further constructor must not have moved them.
        var random = new RandomSource(1);
        Assert.Equal([0.7029218331588505, 0.5204366199388569], new[] { random.NextUnit(), random.NextUnit() });
    }

    [Fact]
    public void NumbersBelowABoundAreOnRecord()
    {
        // Of the same program. A quarter of the draws below this bound are biased and drawn anew: 14 for these 12.
        var random = new RandomSource(1);
        int[] numbers = [1132134856, 838221848, 924661952, 1122884436, 231238950, 114426329, 613940524, 1396646835, 888590932, 1541707770, 1502335591, 1077655798];
        Assert.All(numbers, number => Assert.Equal(number, random.NextBelow(0x60000000)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AllPermutationsAreAsLikely(bool bySeed)
    {
        const int Draws = 24_000;
        var counts = new Dictionary<string, int>();
        for (int draw = 0; draw < Draws; draw++)
        {
            string order = string.Join(',', bySeed ? Order(4, draw, 0) : Order(4, 7, draw));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        // Chi square with 23 degrees of freedom is above 50 once in a thousand times; the draws are always the same ones.
        Assert.InRange(counts.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000), 5, 50);
    }

    [Fact]
    public void NumbersBelowABoundThatIsNoPowerOfTwoAreAsLikely()
    {
        // Of a bound of three quarters of the range, a product that were not drawn anew would give a third of the numbers twice as often.
        const int Bound = 3 << 29;
        var random = new RandomSource(11, 0);
        int low = 0;
        for (int draw = 0; draw < 30_000; draw++)
        {
            int number = random.NextBelow(Bound);
            Assert.InRange(number, 0, Bound - 1);
            low += number % 3 == 0 ? 1 : 0;
        }

        Assert.InRange(low, 9_700, 10_300);
    }

    [Fact]
    public void AnOrderAllocatesNothing()
    {
        var order = new int[1000];
        EpochOrder.Fill(order, 1, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        EpochOrder.Fill(order, 1, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AnEpochIsZeroOrMore() => Assert.Throws<ArgumentOutOfRangeException>(() => EpochOrder.Fill(new int[2], 0, -1));

    private static int[] Order(int count, int seed, int epoch)
    {
        var order = new int[count];
        order.AsSpan().Fill(-1);
        EpochOrder.Fill(order, seed, epoch);
        return order;
    }
}
