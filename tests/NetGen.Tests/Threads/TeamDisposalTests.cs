using System.Collections.Concurrent;
using NetGen.Runtime;

namespace NetGen.Tests.Threads;

/// <summary>
/// A team ends between calls, never within one: a call that has begun is finished, one that begins later changes nothing. Threads end with
/// their team, also where nobody disposes of it.
/// </summary>
public sealed unsafe class TeamDisposalTests
{
    private const int Rounds = 100;

    private const int Samples = 64;

    private const float Untouched = -12345;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly ConcurrentBag<Thread> s_seen = [];

    private delegate void Call(SharedUpdate network);

    [Fact]
    public void A_backward_pass_is_finished_or_writes_nothing()
    {
        var inputs = new float[Samples * SharedUpdate.InputSize];
        var labels = new int[Samples];

        // The first phase of a block writes the gradients by the inputs, the second those by the parameters.
        var written = new float[SharedUpdate.ParameterCount + inputs.Length];
        EndTeamsDuring(
            network => network.BackwardBatch(inputs, labels, written.AsSpan(0, SharedUpdate.ParameterCount), written.AsSpan(SharedUpdate.ParameterCount)),
            written);
    }

    [Fact]
    public void A_forward_pass_is_finished_or_writes_nothing()
    {
        var inputs = new float[Samples * SharedUpdate.InputSize];
        var outputs = new float[Samples * SharedUpdate.OutputSize];
        EndTeamsDuring(network => network.ForwardBatch(inputs, outputs), outputs);
    }

    [Fact]
    public void A_step_of_an_optimizer_is_made_or_changes_nothing()
    {
        var network = new SharedUpdate(seed: 1);
        AdamW<float> optimizer = Optimizer.AdamW(network, weightDecay: 0.1);
        var gradients = new float[SharedUpdate.ParameterCount];
        float[] before = network.Parameters.ToArray();
        var team = new ThreadTeam(2);
        network.Team = team;
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(gradients));
        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(before, network.Parameters.ToArray());

        network.Team = null;
        optimizer.Step(gradients);
        Assert.Equal(1, optimizer.StepCount);
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    /// <summary>The threads of teams that are garbage end; those of a team that a network keeps do not.</summary>
    [Fact]
    public void Threads_of_a_team_that_nobody_disposes_of_end()
    {
        using var kept = new ThreadTeam(3);
        Thread[] ofKept = HelpersOf(kept);
        Thread[] ofAbandoned = HelpersOfAbandoned();
        Assert.Equal(2, ofKept.Length);
        Assert.Equal(2, ofAbandoned.Length);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.All(ofAbandoned, helper => Assert.True(helper.Join(s_patience)));
        Assert.All(ofKept, helper => Assert.True(helper.IsAlive));
    }

    /// <summary>Ends a team with two threads at once while a third calls; each of the two returns only when the team has ended.</summary>
    private static void EndTeamsDuring(Call call, float[] written)
    {
        var network = new SharedUpdate(seed: 1);
        for (int round = 0; round < Rounds; round++)
        {
            var team = new ThreadTeam(2);
            Thread[] helpers = HelpersOf(team);
            network.Team = team;
            int calls = 0;
            string? fault = null;
            var caller = new Thread(() =>
            {
                while (true)
                {
                    written.AsSpan().Fill(Untouched);
                    try
                    {
                        call(network);
                    }
                    catch (ObjectDisposedException)
                    {
                        fault ??= written.AsSpan().ContainsAnyExcept(Untouched) ? "A call that was refused had written." : null;
                        return;
                    }

                    fault ??= written.AsSpan().Contains(Untouched) ? "A call that was not refused has not written everything." : null;
                    Interlocked.Increment(ref calls);
                }
            });
            Thread[] enders = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
            {
                Exception? error = Record.Exception(team.Dispose);
                fault ??= error is null ? null : $"Dispose has thrown: {error.Message}";
                fault ??= helpers.Any(helper => helper.IsAlive) ? "Dispose has returned while a thread of the team lived." : null;
            }))];
            caller.Start();
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref calls) > round % 3, s_patience));
            Array.ForEach(enders, ender => ender.Start());
            Assert.All(enders.Append(caller), thread => Assert.True(thread.Join(s_patience)));
            Assert.True(fault is null, $"Round {round}: {fault}");
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Thread[] HelpersOfAbandoned() => HelpersOf(new ThreadTeam(3));

    /// <summary>The threads of a team besides the calling one: shares that wait for each other are done by all of them.</summary>
    private static Thread[] HelpersOf(ThreadTeam team)
    {
        s_seen.Clear();
        int present = 0;
        var work = new Meeting { Present = &present, Needed = team.ThreadCount };
        team.Run(ref work, team.ThreadCount);
        Thread[] helpers = [.. s_seen.Where(thread => thread != Thread.CurrentThread)];
        s_seen.Clear();
        return helpers;
    }

    private struct Meeting : ITeamWork
    {
        public int* Present;
        public int Needed;

        public readonly void Do(int share)
        {
            int* present = Present;
            int needed = Needed;
            s_seen.Add(Thread.CurrentThread);
            Interlocked.Increment(ref *present);
            SpinWait.SpinUntil(() => Volatile.Read(ref *present) >= needed, s_patience);
        }
    }
}
