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
/// An optimiser serves one network and one thread at a time.
/// </para>
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
///     optimizer.Step(network, gradients);
/// }
/// </code>
/// </example>
public abstract partial class Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T>[] _states;
    private double _learningRate;

    private protected Optimizer(NetworkDescription network, int stateCount, double learningRate, double weightDecay)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        LearningRate = learningRate;
        Hyperparameter.RequireNotNegative(weightDecay, nameof(weightDecay));
        WeightDecay = weightDecay;
        _states = new AlignedMemory<T>[stateCount];
        for (int state = 0; state < stateCount; state++)
            _states[state] = new AlignedMemory<T>(network.ParameterCount, padding: 0);
    }

    /// <summary>The network that this optimiser was made for; it steps any network whose parameters are laid out alike.</summary>
    public NetworkDescription Network { get; }

    /// <summary>The learning rate of the next step: 0 or more. May be changed between steps, by a <see cref="LearningRateSchedule"/> for example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            Hyperparameter.RequireNotNegative(value, "learningRate");
            _learningRate = value;
        }
    }

    /// <summary>The factor of weight decay, weights only; 0 is none.</summary>
    public double WeightDecay { get; }

    /// <summary>The number of steps made so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>The vector width to compute with; tests choose it to compare the bits of all.</summary>
    internal LaneWidth LaneWidth { get; set; } = LaneWidths.Widest;

    /// <summary>Makes one step: updates the parameters of a network in place.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network, with the layout of parameters that this optimiser was made for.</param>
    /// <param name="gradients">ParameterCount values in the layout of the parameters, as a backward pass writes them.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentException">
    /// The network has another layout, the gradients have the wrong length, or they overlap the parameters. Nothing is changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network's team, which was to share the step, has been disposed of. Nothing is changed.</exception>
    public void Step<TNetwork>(TNetwork network, ReadOnlySpan<T> gradients)
        where TNetwork : INetwork<T>
    {
        // Not ArgumentNullException.ThrowIfNull, which would box a network that is a struct.
        if (network is null)
            throw new ArgumentNullException(nameof(network));

        NetworkDescription description = TNetwork.Description;
        RequireSameLayout(description, nameof(network));
        Span<T> parameters = network.Parameters;
        int count = Network.ParameterCount;
        if (parameters.Length != count)
            ThrowParameters(description, parameters.Length, count);
        if (gradients.Length != count)
            ThrowGradients(description, gradients.Length, count);
        if (gradients.Overlaps(parameters))
            ThrowOverlap(description);

        // Where the update of all parameters is not shared, that of a part is not, either.
        ThreadTeam? team = network.Team;
        var work = new GradientStep { Optimizer = this, Team = team, Parameters = parameters, Gradients = gradients };
        int shares = ParameterUpdate.SharesOf(team, count);
        if (shares > 1)
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

    /// <summary>The parameters of a network must be laid out like those that this optimiser was made for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RequireSameLayout(NetworkDescription network, string argument)
    {
        if (!ReferenceEquals(network, Network) && (!network.Sizes.SequenceEqual(Network.Sizes) || network.HasBias != Network.HasBias))
            ThrowLayout(network, argument);
    }

    [DoesNotReturn]
    private void ThrowLayout(NetworkDescription network, string argument)
    {
        throw new ArgumentException(
            $"This {Kind} was made for {Layout(Network)} and cannot step {Layout(network)}: their parameters are laid out differently.", argument);

        static string Layout(NetworkDescription network)
            => $"{network} with {network.ParameterCount} parameters{(network.HasBias ? "" : ", no bias")}";
    }

    [DoesNotReturn]
    private static void ThrowParameters(NetworkDescription description, int length, int needed)
        => throw new ArgumentException($"{description}: the network gives {length} parameters; its description needs {needed}.", "network");

    [DoesNotReturn]
    private static void ThrowGradients(NetworkDescription description, int length, int needed)
        => throw new ArgumentException($"{description}: gradients has {length} values; the network needs {needed}.", "gradients");

    [DoesNotReturn]
    private static void ThrowOverlap(NetworkDescription description)
        => throw new ArgumentException($"{description}: gradients overlaps the network's parameters, which the step overwrites; pass memory of its own.", "gradients");
}
