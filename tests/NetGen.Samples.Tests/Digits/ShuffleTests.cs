using Digits;

namespace NetGen.Samples.Tests.Digits;

/// <summary>The split of the data is part of the results that the README quotes.</summary>
public sealed class ShuffleTests
{
    [Fact]
    public void The_order_of_a_seed_never_changes()
    {
        int[] numbers = [.. Enumerable.Range(0, 10)];
        new Shuffle(seed: 1).Apply(numbers);
        Assert.Equal([9, 0, 1, 4, 8, 2, 3, 7, 6, 5], numbers);
    }

    [Fact]
    public void Nothing_is_lost_and_other_seeds_give_other_orders()
    {
        int[] first = [.. Enumerable.Range(0, 1000)];
        int[] second = [.. first];
        new Shuffle(seed: 1).Apply(first);
        new Shuffle(seed: 2).Apply(second);
        Assert.NotEqual(first, second);
        Assert.Equal(Enumerable.Range(0, 1000), first.Order());
    }
}
