using System.Runtime.InteropServices;

namespace Lockstep;

/// <summary>All there is, in each process whole: the game and the network of every player.</summary>
internal sealed class World
{
    public const int Players = 2;

    private readonly Learner[] _learners = [.. Enumerable.Range(1, Players).Select(seed => new Learner(seed))];

    public int Step { get; private set; }

    public string Stood => string.Join(" and ", _learners.Select(learner => learner.Stood));

    public int Decide(int player) => _learners[player].Decide();

    public void Play(ReadOnlySpan<int> actions)
    {
        for (int player = 0; player < Players; player++)
            _learners[player].Play(actions[player]);
        Step++;
    }

    /// <summary>The last bit of one weight of the first player's network becomes the other.</summary>
    public void FlipBit() => MemoryMarshal.Cast<float, uint>(_learners[0].Parameters)[0] ^= 1;

    /// <summary>A hash (FNV-1a) of all games and all parameters.</summary>
    public ulong Hash()
    {
        ulong hash = 14695981039346656037;
        foreach (Learner learner in _learners)
        {
            Add(MemoryMarshal.AsBytes(learner.Game.State));
            Add(MemoryMarshal.AsBytes<float>(learner.Parameters));
        }

        return hash;

        void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
                hash = (hash ^ value) * 1099511628211;
        }
    }
}
