namespace NetGen;

/// <summary>
/// The network that serves, where another may take its place: readers take <see cref="Current"/> for each request, and whoever has a better
/// one publishes it.
/// </summary>
/// <typeparam name="TNetwork">The type of the network.</typeparam>
/// <param name="initial">The network that serves first.</param>
/// <remarks>
/// <para>
/// A network may be used by many threads at once while nobody writes its parameters. Loading into the one that serves, or training it, gives
/// requests answers of neither the old weights nor the new ones. So load into a new network, check it, and publish it: a load that fails
/// leaves the old one serving.
/// </para>
/// <para>
/// Reading and publishing take no lock, wait for nobody and allocate nothing; what has been written to a network before it is published,
/// its readers see. A request that asks twice may get two networks: take <see cref="Current"/> once and keep it to the end of the request.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var slot = new NetworkSlot&lt;Policy&gt;(policy);
///
/// // in each request
/// slot.Current.Forward(state, action);
///
/// // when there are new weights
/// var next = new Policy();
/// Onnx.Load(next, "policy.onnx");
/// slot.Publish(next);
/// </code>
/// </example>
public sealed class NetworkSlot<TNetwork>(TNetwork initial)
    where TNetwork : class
{
    private TNetwork _current = initial ?? throw new ArgumentNullException(nameof(initial));

    /// <summary>The network that serves now: to be read from, not to be written to.</summary>
    public TNetwork Current => Volatile.Read(ref _current);

    /// <summary>Has another network serve from now on.</summary>
    /// <param name="next">The network, complete: from here on nobody writes its parameters.</param>
    /// <returns>The network that served before. Requests that have taken it may still use it.</returns>
    /// <exception cref="ArgumentNullException">The network is null; the old one serves on.</exception>
    public TNetwork Publish(TNetwork next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Interlocked.Exchange(ref _current, next);
    }
}
