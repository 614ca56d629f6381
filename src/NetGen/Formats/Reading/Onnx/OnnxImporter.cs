using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Operators;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx;

/// <summary>
/// Computes an output of a graph symbolically: what depends on constants only is folded, what depends on the input becomes
/// layers. A node that does neither is an error: the result is the network of the graph, or none.
/// </summary>
internal sealed class OnnxImporter : IImport
{
    // Far more than the largest network has; what is beyond could only cost time.
    private const int MostNodes = 16384;

    private readonly OnnxGraph _graph;
    private readonly bool _columns;
    private readonly ExternalDataFolder _external;
    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxConstant> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = new();
    private bool _isDouble;

    /// <param name="graph">The graph.</param>
    /// <param name="external">Where external data is.</param>
    /// <param name="budget">What may be spent.</param>
    /// <param name="columns">Whether a matrix as an input holds a sample in each column, where the file does not tell.</param>
    /// <param name="stages">What the network scales by itself.</param>
    public OnnxImporter(OnnxGraph graph, ExternalDataFolder external, WorkBudget budget, bool columns, Scaling stages)
    {
        Stages = stages;
        _graph = graph;
        _external = external;
        Budget = budget;
        _columns = columns;
    }

    public WorkBudget Budget { get; }

    public Scaling Stages { get; }

    public long Opset => _graph.Opset ?? 0;

    /// <summary>Whether it was taken on trust which dimension of an input counts the samples: the other one may be right.</summary>
    public bool HasGuessedBatch { get; private set; }

    /// <summary>Imports the network that ends in an output.</summary>
    public DenseModel Import(string output, IReadOnlyList<string> remarks)
    {
        FindProducers();
        foreach (int node in Order(output))
            Evaluate(_graph.Nodes[node]);
        NetworkValue value = NetworkOrNull(output) ?? throw new ModelFileException(
            $"The output {ModelLimits.Quote(output)} does not depend on an input.{(_graph.Outputs.Count > 1 ? $" {OutputChoice.Advice(_graph)}" : "")}");
        value.RequireNumbers();
        FinishedLayer last = StageBuilder.FinishOutput(this, value, output, out ModelScaling? outputScaling);
        DenseLayer[] layers = last.ToArray();
        for (int i = 0; i < layers.Length - 1; i++)
        {
            if (layers[i].Activation!.Definition.IsOfRow)
                throw new ModelFileException($"{layers[i].Activation} is followed by further computation, from {ModelLimits.Quote(layers[i + 1].WeightName)} on; it is supported as the last step only.");
        }

        FinishedLayer first = last;
        while (first.Before is not null)
            first = first.Before;
        if (first.InputsTaken is { } taken && taken < first.Layer.Inputs)
            Remark($"The graph takes {taken} of the network's {first.Layer.Inputs} inputs; the weights of the others are 0.");
        foreach (DenseLayer layer in layers)
        {
            if (layer.Inputs > Limits.LayerSize || layer.Outputs > Limits.LayerSize)
                throw new ModelFileException($"{ModelLimits.Quote(layer.WeightName)} has a layer of {Math.Max(layer.Inputs, layer.Outputs)} neurons; at most {Limits.LayerSize} are possible.");
        }

        var all = new List<string>(remarks);
        all.AddRange(_remarks);
        return new DenseModel(layers, _isDouble, all, first.InputScaling, outputScaling);
    }

    /// <summary>Adds a remark, once.</summary>
    public void Remark(string text)
    {
        if (!_remarks.Contains(text))
            _remarks.Add(text);
    }

    /// <summary>The value of a name if it depends on the input, else null.</summary>
    public NetworkValue? NetworkOrNull(string name)
    {
        if (_values.TryGetValue(name, out NetworkValue? value))
            return value;
        if (!_graph.Inputs.TryGetValue(name, out OnnxValueInfo? input))
            return null;
        value = MakeInput(input);
        _values.Add(name, value);
        return value;
    }

    /// <summary>The value of a name that is constant.</summary>
    public OnnxConstant Constant(string name)
    {
        if (_constants.TryGetValue(name, out OnnxConstant? constant))
            return constant;
        if (!_graph.Constants.TryGetValue(name, out OnnxTensor? tensor))
        {
            throw new ModelFileException(_producers.TryGetValue(name, out int node)
                ? $"The graph uses {ModelLimits.Quote(name)}, a further output of {_graph.Nodes[node]} that is not read."
                : $"The graph uses {ModelLimits.Quote(name)}, which no node gives and which is neither an input nor an initialiser.");
        }

        constant = tensor.Decode(_external);
        _constants.Add(name, constant);
        return constant;
    }

    public OnnxConstant Decode(OnnxTensor tensor) => tensor.Decode(_external);

    /// <summary>Notes that weights of a type are part of the network.</summary>
    public void UseWeights(OnnxConstant weights) => _isDouble |= weights.Type == OnnxType.Double;

    private NetworkValue MakeInput(OnnxValueInfo input)
    {
        if (input.Type != OnnxType.Undefined && !OnnxTypes.IsFloatingPoint(input.Type))
            throw new ModelFileException($"The input {ModelLimits.Quote(input.Name)} has ONNX's type {(int)input.Type}; a network takes floating-point numbers.");
        OnnxType type = input.Type == OnnxType.Undefined ? OnnxType.Float : input.Type;
        int rank = input.Shape?.Count ?? 2;
        var shape = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            long size = input.Shape?[axis] ?? OnnxValueInfo.Symbolic;
            if (size > Limits.LayerSize)
                throw new ModelFileException($"The input {ModelLimits.Quote(input.Name)} has a dimension of {size}; at most {Limits.LayerSize} are possible.");
            shape[axis] = (int)size;
        }

        // The dimension without a number is that of the samples; where both have one, or none, the caller tries both.
        bool isGuess = rank == 2 && (shape[0] == NetworkValue.Unknown) == (shape[1] == NetworkValue.Unknown);
        HasGuessedBatch |= isGuess;
        bool columns = isGuess ? _columns : rank == 2 && shape[1] == NetworkValue.Unknown;
        int batchAxis = rank < 2 ? -1 : columns ? 1 : 0;
        var value = new NetworkValue(DenseStage.OfInput(NetworkValue.Unknown), Expression.Variable, shape, batchAxis, type);
        return value.Width == NetworkValue.Unknown ? value : value.With(DenseStage.OfInput(value.Width));
    }

    private void FindProducers()
    {
        for (int node = 0; node < _graph.Nodes.Count; node++)
        {
            foreach (string output in _graph.Nodes[node].Outputs)
            {
                if (output.Length == 0)
                    continue;
                if (_producers.ContainsKey(output) || _graph.Constants.ContainsKey(output) || _graph.Inputs.ContainsKey(output))
                    throw new ModelFileException($"{_graph.Nodes[node]} gives {ModelLimits.Quote(output)}, which something else gives, too.");
                _producers.Add(output, node);
            }
        }
    }

    /// <summary>The nodes that an output depends on, each after those that it depends on.</summary>
    private List<int> Order(string output)
    {
        const byte Started = 1;
        const byte Finished = 2;
        var order = new List<int>();
        var states = new byte[_graph.Nodes.Count];
        var open = new Stack<int>();
        Open(output);
        while (open.Count > 0)
        {
            int node = open.Peek();
            if (states[node] == Started)
            {
                // All that it depends on was above it on the stack, and is finished now.
                open.Pop();
                states[node] = Finished;
                order.Add(node);
                continue;
            }

            if (states[node] == Finished)
            {
                open.Pop();
                continue;
            }

            states[node] = Started;
            if (open.Count + order.Count > MostNodes)
                throw new ModelFileException($"The output {ModelLimits.Quote(output)} depends on more than {MostNodes} nodes; no network that is read has so many.");
            foreach (string input in _graph.Nodes[node].Inputs)
                Open(input);
        }

        return order;

        void Open(string name)
        {
            if (!_producers.TryGetValue(name, out int producer))
                return;
            if (states[producer] == Started)
                throw new ModelFileException($"The graph is cyclic: {_graph.Nodes[producer]} depends on itself.");
            if (states[producer] != Finished)
                open.Push(producer);
        }
    }

    private void Evaluate(OnnxNode node)
    {
        if (node.Outputs.Count == 0)
            return;
        var context = new OnnxContext(this, node);
        try
        {
            OperatorTable.Find(context)(context);
        }
        catch (NotAnActivationException error)
        {
            throw context.Error($"what it computes is no activation of NetGen: {error.Message}", error);
        }

        if (context.Constant is not null)
        {
            Budget.Spend(context.Constant.Count);
            if (node.Outputs[0].Length > 0)
                _constants.Add(node.Outputs[0], context.Constant);
        }
        else
        {
            Give(node.Outputs[0], context.Value!);
            for (int i = 1; i < node.Outputs.Count && context.MoreValues is not null; i++)
                Give(node.Outputs[i], context.MoreValues[i - 1]);
        }
    }

    private void Give(string name, NetworkValue value)
    {
        if (value.Obstacle is null && value.Expression.IsAffine(out _, out _))
            value.Stage.Note(value.Expression);

        // An output that nobody uses may have no name.
        if (name.Length > 0)
            _values.Add(name, value);
    }
}
