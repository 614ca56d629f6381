using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Changes the parameters of a network along the gradients of its loss, one step at a time. What it remembers between
/// steps is allocated once, at construction; a step allocates nothing.
/// </summary>
/// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>
/// Every parameter is updated by the same formula, on its own, with the same roundings: a step gives the same bits on
/// every machine and every vector width. Coefficients that many steps share (the bias corrections of Adam, for example)
/// are computed in double precision and rounded once to <typeparamref name="T"/>.
/// </para>
/// <para>
/// What is remembered of a parameter counts as 0 below the smallest normal number, 1.2e-38 in <see cref="float"/> and 2.2e-308 in
/// <see cref="double"/>: where gradients stay 0, a decaying mean would otherwise end at a subnormal number, with which processors take
/// several times as long.
/// </para>
/// <para>
/// Weight decay acts on weights and never on biases; which is which, <see cref="NetworkDescription.Blocks"/> says. NaN and
/// infinity in the gradients follow the IEEE rules into the parameters they belong to: see <see cref="FiniteCheck"/>.
/// </para>
/// <para>
/// An optimiser steps the network that it was made for and no other: what it remembers belongs to those parameters.
/// <see cref="Optimizer"/> makes those of the library; one's own derive from <see cref="CustomOptimizer{T}"/>.
/// </para>
/// <para>Thread safety: one thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var network = new TestNet(seed: 1);
/// var optimizer = Optimizer.Adam(network, learningRate: 0.01);
/// var gradients = new float[TestNet.ParameterCount];
/// for (int step = 0; step &lt; 1000; step++)
/// {
///     float loss = network.BackwardBatch(inputs, targets, gradients);
///     FiniteCheck.ThrowIfNotFinite(loss, step);
///     optimizer.Step(gradients);
/// }
/// </code>
/// </example>
public abstract partial class Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _description;
    private readonly AlignedMemory<T>[] _states;
    private double _learningRate;

    private protected Optimizer(INetwork<T> network, int stateCount, double learningRate, double weightDecay)
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(stateCount);
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        Hyperparameter.RequireNotNegative(weightDecay, nameof(weightDecay));
        Network = network;
        WeightDecay = weightDecay;
        _learningRate = learningRate;
        _description = network.Description;
        _states = new AlignedMemory<T>[stateCount];
        for (int state = 0; state < stateCount; state++)
            _states[state] = new AlignedMemory<T>(_description.ParameterCount, padding: 0);
    }

    /// <summary>The network that this optimiser was made for, and the only one it steps.</summary>
    public INetwork<T> Network { get; }

    /// <summary>The learning rate of the next step: 0 or more. May be changed between steps, by a <see cref="LearningRateSchedule"/> for example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            Hyperparameter.RequireNotNegative(value, nameof(value), nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <summary>The factor of weight decay, weights only; 0 is none.</summary>
    public double WeightDecay { get; }

    /// <summary>The number of steps made so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>The vector width to compute with; tests choose it to compare the bits of all.</summary>
    internal LaneWidth LaneWidth { get; set; } = LaneWidths.Widest;

    /// <summary>The name of the class, for messages.</summary>
    private protected virtual string Name => Kind.ToString();

    /// <summary>The call that makes such an optimiser, with all its numbers.</summary>
    private protected abstract string Call { get; }

    /// <summary>The description of the network, known without asking the network.</summary>
    private protected NetworkDescription Description => _description;

    /// <summary>What is remembered: arrays of as many numbers as there are parameters.</summary>
    private protected ReadOnlySpan<AlignedMemory<T>> States => _states;

    /// <summary>Makes one step: updates the parameters of the network in place.</summary>
    /// <param name="gradients">ParameterCount values in the layout of the parameters, as a backward pass writes them.</param>
    /// <exception cref="ArgumentException">The gradients have the wrong length, or they overlap the parameters. Nothing is changed.</exception>
    /// <exception cref="ObjectDisposedException">The network's team, which was to share the step, has been disposed of. Nothing is changed.</exception>
    public void Step(ReadOnlySpan<T> gradients)
    {
        Span<T> parameters = Network.Parameters;
        int count = _description.ParameterCount;
        if (parameters.Length != count)
            ThrowParameters(_description, parameters.Length);
        if (gradients.Length != count)
            ThrowGradients(_description, gradients.Length);
        if (gradients.Overlaps(parameters))
            ThrowOverlap(_description);

        // Where the update of all parameters is not shared, that of a part is not, either.
        ThreadTeam? team = Network.Team;
        var work = new GradientStep { Optimizer = this, Team = team, Parameters = parameters, Gradients = gradients };
        int shares = ParameterUpdate.SharesOf(team, count);
        if (shares > 1 && this is not CustomOptimizer<T>)
        {
            StepShared(ref work, shares);
            return;
        }

        StepCount++;
        Update(ref work);
    }

    /// <summary>Forgets all steps: the state is as after construction. The learning rate stays.</summary>
    public void Reset()
    {
        foreach (AlignedMemory<T> state in _states)
            state.Span.Clear();
        StepCount = 0;
    }

    /// <summary>The settings, and how many steps have been made.</summary>
    /// <returns>The optimiser as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{Call}, {StepCount} {(StepCount == 1 ? "step" : "steps")} made, learning rate now {LearningRate}");

    /// <summary>A network must be the one that this optimiser was made for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RequireNetwork(INetwork<T> network, string argument)
    {
        if (!ReferenceEquals(network, Network))
            ThrowNetwork(network, argument);
    }

    [DoesNotReturn]
    private void ThrowNetwork(INetwork<T> network, string argument)
    {
        ArgumentNullException.ThrowIfNull(network, argument);
        throw new ArgumentException(
            $"This {Name} steps the network it was made for, a {_description}, and no other; it was given another network, a {network.Description}. Make an optimiser for that network; Load moves the state of one to another.",
            argument);
    }

    [DoesNotReturn]
    private static void ThrowParameters(NetworkDescription description, int length)
        => throw new InvalidOperationException($"{description}: the network gives {length} parameters; its description needs {description.ParameterCount}.");

    [DoesNotReturn]
    private static void ThrowGradients(NetworkDescription description, int length)
        => throw new ArgumentException($"{description}: gradients has {length} values; the network needs {description.ParameterCount}.", "gradients");

    [DoesNotReturn]
    private static void ThrowOverlap(NetworkDescription description)
        => throw new ArgumentException($"{description}: gradients overlaps the network's parameters, which the step overwrites; pass memory of its own.", "gradients");
}
