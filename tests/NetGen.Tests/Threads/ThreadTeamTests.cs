using NetGen.Runtime;

namespace NetGen.Tests.Threads;

/// <summary>A team does every share once, on several threads, and survives whatever the work does.</summary>
public sealed unsafe class ThreadTeamTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_share_is_done_once(int threads)
    {
        using var team = new ThreadTeam(threads);
        Assert.Equal(threads, team.ThreadCount);
        const int MostShares = 300;
        int* counts = stackalloc int[MostShares];
        for (int shares = 1; shares <= MostShares; shares++)
        {
            new Span<int>(counts, shares).Clear();
            var work = new Counting { Counts = counts };
            team.Run(ref work, shares);
            for (int share = 0; share < shares; share++)
                Assert.Equal(1, counts[share]);
        }
    }

    /// <summary>Shares that wait for each other only end if as many threads do them at once; also after all have gone to sleep.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void As_many_threads_as_there_are_work_at_once(int threads)
    {
        using var team = new ThreadTeam(threads);
        for (int round = 0; round < 20; round++)
        {
            int present = 0;
            int late = 0;
            var work = new Meeting { Present = &present, Needed = threads, Late = &late };
            team.Run(ref work, threads);
            Assert.Equal(0, late);
            if (round % 5 == 4)
                Thread.Sleep(5);
        }
    }

    [Fact]
    public void A_call_that_finds_the_team_busy_computes_alone()
    {
        using var team = new ThreadTeam(2);
        int open = 0;
        int started = 0;
        nint openAddress = (nint)(&open);
        nint startedAddress = (nint)(&started);
        var first = new Thread(() =>
        {
            var work = new Waiting { Started = (int*)startedAddress, Open = (int*)openAddress };
            team.Run(ref work, 2);
        });
        first.Start();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref *(int*)startedAddress) == 2, s_patience));

        int* ids = stackalloc int[8];
        var second = new Identifying { Ids = ids };
        team.Run(ref second, 8);
        for (int share = 0; share < 8; share++)
            Assert.Equal(Environment.CurrentManagedThreadId, ids[share]);
        Volatile.Write(ref open, 1);
        Assert.True(first.Join(s_patience));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void An_error_is_thrown_to_the_caller_when_all_shares_have_ended(int failing)
    {
        using var team = new ThreadTeam(3);
        int done = 0;
        var work = new Failing { Share = failing, Done = &done };
        bool thrown = false;
        try
        {
            team.Run(ref work, 8);
        }
        catch (InvalidOperationException error)
        {
            thrown = true;
            Assert.Equal("share " + failing, error.Message);
        }

        Assert.True(thrown);
        Assert.Equal(7, done);

        int* counts = stackalloc int[4];
        new Span<int>(counts, 4).Clear();
        var next = new Counting { Counts = counts };
        team.Run(ref next, 4);
        Assert.Equal([1, 1, 1, 1], new Span<int>(counts, 4).ToArray());
    }

    [Fact]
    public void A_team_that_was_disposed_of_refuses_work()
    {
        var team = new ThreadTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(team.Enter);
        Assert.Throws<ObjectDisposedException>(team.Enter);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ThreadTeam.MaxThreadCount + 1)]
    public void A_number_of_threads_outside_its_range_is_refused(int threads)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("threads", () => new ThreadTeam(threads));
        Assert.Contains($"1 to {ThreadTeam.MaxThreadCount}", error.Message);
        Assert.Contains($"got {threads}", error.Message);
    }

    private struct Counting : ITeamWork
    {
        public int* Counts;

        public readonly void Do(int share) => Interlocked.Increment(ref Counts[share]);
    }

    private struct Meeting : ITeamWork
    {
        public int* Present;
        public int Needed;
        public int* Late;

        public readonly void Do(int share)
        {
            int* present = Present;
            int needed = Needed;
            Interlocked.Increment(ref *present);
            if (!SpinWait.SpinUntil(() => Volatile.Read(ref *present) >= needed, s_patience))
                Interlocked.Increment(ref *Late);
        }
    }

    private struct Waiting : ITeamWork
    {
        public int* Started;
        public int* Open;

        public readonly void Do(int share)
        {
            int* open = Open;
            Interlocked.Increment(ref *Started);
            SpinWait.SpinUntil(() => Volatile.Read(ref *open) == 1, s_patience);
        }
    }

    private struct Identifying : ITeamWork
    {
        public int* Ids;

        public readonly void Do(int share) => Ids[share] = Environment.CurrentManagedThreadId;
    }

    private struct Failing : ITeamWork
    {
        public int Share;
        public int* Done;

        public readonly void Do(int share)
        {
            if (share == Share)
                throw new InvalidOperationException("share " + share);
            Interlocked.Increment(ref *Done);
        }
    }
}
