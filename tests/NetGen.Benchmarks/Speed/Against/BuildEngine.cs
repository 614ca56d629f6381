using System.Linq.Expressions;

namespace NetGen.Benchmarks.Speed.Against;

/// <summary>
/// NetGen as a build calls it. The build's own loop makes the calls, compiled for its own network: what crosses over from here is one call
/// for a slice. A delegate for every call would take as long as the smallest network, and nothing would be inlined into it.
/// </summary>
internal sealed class BuildEngine : Engine
{
    private readonly Build _build;
    private readonly ConstantExpression _engine;
    private readonly Action<ReadOnlySpan<float>> _load;
    private readonly Action<Span<float>> _save;
    private readonly Dictionary<(Cell Cell, TrainingSettings Settings), Action<int>> _runs = [];

    /// <param name="build">The build.</param>
    /// <param name="engine">Its engine.</param>
    public BuildEngine(Build build, object engine)
        : base("NetGen")
    {
        _build = build;
        _engine = Expression.Constant(engine);
        _load = build.Find(typeof(Engine), nameof(Load)).CreateDelegate<Action<ReadOnlySpan<float>>>(engine);
        _save = build.Find(typeof(Engine), nameof(Save)).CreateDelegate<Action<Span<float>>>(engine);
    }

    public override void Load(ReadOnlySpan<float> parameters) => _load(parameters);

    public override void Save(Span<float> parameters) => _save(parameters);

    public override void Outputs(Cell cell, Span<float> outputs) =>
        Compile<Action<Span<float>>>(nameof(Outputs), Expression.Parameter(typeof(Span<float>)), Foreign(cell))(outputs);

    public override void Run(Cell cell, TrainingSettings settings, int calls)
    {
        if (!_runs.TryGetValue((cell, settings), out Action<int>? run))
            _runs.Add((cell, settings), run = Compile<Action<int>>(nameof(Run), Expression.Parameter(typeof(int)), Foreign(cell), Foreign(settings)));
        run(calls);
    }

    /// <summary>A call of the engine whose last argument is open, the others being values of the build's types.</summary>
    private TDelegate Compile<TDelegate>(string method, ParameterExpression last, params Expression[] others)
        where TDelegate : Delegate
        => Expression.Lambda<TDelegate>(Expression.Call(_engine, _build.Find(typeof(Engine), method), [.. others, last]), last).Compile();

    private ConstantExpression Foreign(Cell cell) =>
        Expression.Constant(Activator.CreateInstance(_build.Find(typeof(Cell)), Enum.Parse(_build.Find(typeof(Work)), cell.Work.ToString()), cell.Samples));

    private ConstantExpression Foreign(TrainingSettings settings) =>
        Expression.Constant(Activator.CreateInstance(_build.Find(typeof(TrainingSettings)), settings.LearningRate, settings.Epsilon));
}
