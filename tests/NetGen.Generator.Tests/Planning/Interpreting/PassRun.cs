extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>Does the operations of a pass, one after the other, in scalars.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class PassRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass _pass;
    private readonly PlanCall<T> _call;
    private readonly PlanMemory<T> _memory;
    private double[] _lossChains = [];
    private int _count;

    private PassRun(NetworkPlan plan, Pass pass, T[] parameters, PlanCall<T> call)
    {
        _pass = pass;
        _call = call;
        _memory = new(plan, parameters, call);
    }

    /// <summary>The sum of the losses.</summary>
    public double Loss { get; private set; }

    /// <summary>The penalties, layer by layer.</summary>
    public List<double> Penalties { get; } = [];

    /// <summary>The class of the last sample.</summary>
    public int Class { get; private set; }

    public static PassRun<T> Of(NetworkPlan plan, Pass pass, T[] parameters, PlanCall<T> call)
    {
        var run = new PassRun<T>(plan, pass, parameters, call);
        run.Run();
        return run;
    }

    private void Run()
    {
        Do(OperationPhase.BeforeBatch);
        for (int first = 0; first < _call.Samples; first += _pass.Samples)
        {
            _memory.First = first;
            _count = Math.Min(_pass.Samples, _call.Samples - first);
            Do(OperationPhase.Samples);
            Do(OperationPhase.Block);
        }

        Do(OperationPhase.AfterBatch);
    }

    private void Do(OperationPhase phase)
    {
        foreach (Operation operation in _pass.Operations.Where(operation => operation.Phase == phase && _call.Has(operation.Condition)))
            Do(operation);
    }

    private void Do(Operation operation)
    {
        switch (operation)
        {
            case Product product:
                Do(product);
                break;
            case Map map:
                Func<T, T, T> value = OneLane<T>.Of(map.Function).Value;
                ForEach(map.Source, (sample, neuron) => _memory.Of(map.Result, sample, neuron) = value(_memory.Of(map.Source, sample, neuron), default));
                break;
            case DerivativeMap map:
                Func<T, T, T> derivativeOf = OneLane<T>.Of(map.Function).Derivative;
                ForEach(map.Errors, (sample, neuron) => _memory.Of(map.Errors, sample, neuron) *= derivativeOf(_memory.Of(map.Source, sample, neuron), default));
                break;
            case RowFunction function:
                ForEach(sample => _memory.Write(function.Result, sample, RowFunctions<T>.Outputs(function.Function, _memory.Row(function.Source, sample), function.Exponentials)));
                break;
            case LossAndError error:
                ForEach(sample => Do(error, sample));
                break;
            case OutputDerivative derivative:
                ForEach(sample => Do(derivative, sample));
                break;
            case LossSum sum:
                Do(sum);
                break;
            case OuterProduct product:
                Do(product);
                break;
            case SumOverSamples sum:
                Do(sum);
                break;
            case ChainJoin join:
                Do(join);
                break;
            case Transposition transposition:
                Do(transposition);
                break;
            case Clearing clearing:
                Do(clearing);
                break;
            case Penalty penalty:
                Do(penalty);
                break;
            case Update update:
                Do(update);
                break;
            case Classification classification:
                Do(classification);
                break;
            default:
                throw new NotSupportedException($"The interpreter does not know {operation.GetType().Name}.");
        }
    }

    private void Do(Product product)
    {
        var sum = new OrderedSum<T>(product.Order);
        OperandBuffer matrix = product.Matrix;
        (int terms, int columns) = product.IsTransposed ? (matrix.Columns, matrix.Rows) : (matrix.Rows, matrix.Columns);
        Assert.Equal(PlanMemory<T>.Neurons(product.Left), terms);
        Assert.Equal(product.Order.Start == SumStart.Initial, product.Bias is not null);
        Assert.False(_memory.Overlap(product.Left, product.Result) || _memory.Overlap(product.Matrix, product.Result), $"{product.Result.Name} is written over what it is a product of.");
        OneLane<T>? function = product.Function is { } some ? OneLane<T>.Of(some.Function) : null;
        T[][] rows = [.. Enumerable.Range(0, _count).Select(sample => _memory.Row(product.Left, sample))];
        var weights = new T[terms];
        for (int column = 0; column < columns; column++)
        {
            T initial = product.Bias is { } bias ? _memory.At(bias, 0, column) : default;
            for (int term = 0; term < terms; term++)
                weights[term] = product.IsTransposed ? _memory.At(matrix, column, term) : _memory.At(matrix, term, column);
            for (int sample = 0; sample < _count; sample++)
            {
                sum.Start(initial);
                for (int term = 0; term < terms; term++)
                    sum.AddProduct(rows[sample][term], weights[term]);
                _memory.Of(product.Result, sample, column) = product.Function switch
                {
                    ProductFunction.Value => function!.Value(sum.Join(), default),
                    ProductFunction.Derivative derivative => sum.Join() * function!.Derivative(_memory.Of(derivative.Source, sample, column), default),
                    _ => sum.Join(),
                };
            }
        }
    }

    private void Do(LossAndError operation, int sample)
    {
        OperandBuffer targets = operation.Targets;
        if (_call.Labels.Length > 0)
        {
            targets = operation.OneHot!;
            for (int output = 0; output < PlanMemory<T>.Neurons(targets); output++)
                _memory.Of(targets, sample, output) = _call.Labels[_memory.First + sample] == output ? T.One : T.Zero;
        }

        (T loss, T[] errors) = RowFunctions<T>.LossAndError(operation, _memory.Row(operation.Sums, sample), _memory.Row(targets, sample), Weight(sample) * _call.Scale);
        _memory.Of(operation.Losses, sample, 0) = loss;
        _memory.Write(operation.Errors, sample, errors);
    }

    private void Do(OutputDerivative operation, int sample)
    {
        T[] z = _memory.Row(operation.Sums, sample);
        T[] a = RowFunctions<T>.Outputs(operation.Output, z, operation.Orders.Exponentials);
        _memory.Write(operation.Errors, sample, RowFunctions<T>.BackPropagate(operation.Output, operation.Orders, z, a, _memory.Row(operation.Gradients, sample)));
    }

    private void Do(LossSum operation)
    {
        if (_lossChains.Length == 0)
            _lossChains = new double[operation.Order.Chains];
        ForEach(sample => _lossChains[sample % _lossChains.Length] += double.CreateTruncating(Weight(sample) * _memory.Of(operation.Losses, sample, 0)));
        Loss = OrderedSum<double>.Join(operation.Order, [.. _lossChains]);
    }

    private void Do(OuterProduct operation)
    {
        T[][] left = Columns(operation.Left), right = Columns(operation.Right);
        Accumulate(operation.Order, operation.Result, left.Length, right.Length, right[0].Length, (sum, sample, row, column) => T.FusedMultiplyAdd(left[row][sample], right[column][sample], sum));
    }

    private void Do(SumOverSamples operation)
    {
        T[][] terms = Columns(operation.Terms);
        Accumulate(operation.Order, operation.Result, 1, terms.Length, terms[0].Length, (sum, sample, _, column) => sum + terms[column][sample]);
    }

    /// <summary>The numbers of each neuron, of all samples. With samples in lanes, sums over them take whole vectors.</summary>
    private T[][] Columns(OperandBuffer buffer)
    {
        int count = buffer.Layout == BufferLayout.SampleLanes ? buffer.Element.WholeVectors(_count) : _count;
        return [.. Enumerable.Range(0, PlanMemory<T>.Neurons(buffer)).Select(neuron => Enumerable.Range(0, count).Select(sample => _memory.Of(buffer, sample, neuron)).ToArray())];
    }

    /// <summary>Sums over samples, taken up where the block before has put them aside.</summary>
    private void Accumulate(SumOrder order, OperandBuffer result, int rows, int columns, int count, Func<T, int, int, int, T> add)
    {
        Assert.Equal(SumStart.Zero, order.Start);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int chain = 0; chain < order.Chains; chain++)
                {
                    ref T place = ref result.Layout == BufferLayout.Chains ? ref _memory.At(result, row * columns + column, chain) : ref _memory.At(result, row, column);
                    T sum = _memory.First == 0 ? T.Zero : place;
                    for (int sample = chain; sample < count; sample += order.Chains)
                        sum = add(sum, sample, row, column);
                    place = order.EndsPositive ? sum + T.Zero : sum;
                }
            }
        }
    }

    private void Do(ChainJoin operation)
    {
        var chains = new T[operation.Chains.Columns];
        for (int parameter = 0; parameter < operation.Chains.Rows; parameter++)
        {
            for (int chain = 0; chain < chains.Length; chain++)
                chains[chain] = _memory.At(operation.Chains, parameter, chain);
            _memory.At(operation.Result, parameter / operation.Result.Columns, parameter % operation.Result.Columns) = OrderedSum<T>.Join(operation.Order, chains);
        }
    }

    private void Do(Transposition operation)
    {
        bool isMatrix = operation.Source.Layout == BufferLayout.Packed;
        int rows = isMatrix || operation.Source.Layout == BufferLayout.SampleLanes ? operation.Source.Rows : _count;
        int columns = isMatrix || operation.Source.Layout == BufferLayout.Rows ? operation.Source.Columns : _count;
        bool hasNone = operation.Source.Place == BufferPlace.Targets && _call.Labels.Length > 0;
        for (int row = 0; row < rows && !hasNone; row++)
        {
            for (int column = 0; column < columns; column++)
                _memory.At(operation.Result, column, row) = _memory.At(operation.Source, row, column);
        }
    }

    private void Do(Clearing operation)
    {
        for (int sample = _count; sample < operation.Buffer.Element.WholeVectors(_count); sample++)
        {
            for (int neuron = 0; neuron < operation.Buffer.Rows; neuron++)
                _memory.At(operation.Buffer, neuron, sample) = T.Zero;
        }
    }

    private void Do(Penalty operation)
    {
        T factor = T.CreateTruncating(2 * operation.Factor);
        var squares = new OrderedSum<T>(operation.Order);
        squares.Start(T.Zero);
        for (int row = 0; row < operation.Weights.Rows; row++)
        {
            for (int column = 0; column < operation.Weights.Columns; column++)
            {
                T weight = _memory.At(operation.Weights, row, column);
                squares.AddProduct(weight, weight);
                if (operation.Gradients is { } gradients)
                    _memory.At(gradients, row, column) = T.FusedMultiplyAdd(factor, weight, _memory.At(gradients, row, column));
            }
        }

        Penalties.Add(operation.Factor * double.CreateTruncating(squares.Join()));
    }

    private void Do(Update operation)
    {
        if (operation.Propagation is { } propagation)
            Do(propagation);
        T factor = T.CreateTruncating(2 * operation.Penalty);
        for (int row = 0; row < operation.Weights.Rows; row++)
        {
            for (int column = 0; column < operation.Weights.Columns; column++)
            {
                ref T weight = ref _memory.At(operation.Weights, row, column);
                var gradient = new OrderedSum<T>(operation.Order);
                gradient.Start(T.Zero);
                gradient.AddProduct(_memory.Of(operation.Left, 0, row), _memory.Of(operation.Errors, 0, column));
                T sum = gradient.Join();
                weight = _call.Rule!(operation.Weights.Offset + row * operation.Weights.Stride + column, operation.Penalty > 0 ? T.FusedMultiplyAdd(factor, weight, sum) : sum, weight);
            }
        }

        if (operation.Biases is not { } biases)
            return;
        for (int column = 0; column < biases.Columns; column++)
        {
            ref T bias = ref _memory.At(biases, 0, column);
            bias = _call.Rule!(biases.Offset + column, T.Zero + _memory.Of(operation.Errors, 0, column), bias);
        }
    }

    private void Do(Classification operation)
    {
        T[] logits = _memory.Row(operation.Logits, 0);
        Class = logits.Length == 1 && logits[0] >= T.Zero ? 1 : 0;
        for (int output = 1; output < logits.Length; output++)
        {
            if (logits[output] > logits[Class])
                Class = output;
        }
    }

    private T Weight(int sample) => _call.SampleWeights.Length == 0 ? T.One : _call.SampleWeights[_memory.First + sample];

    private void ForEach(OperandBuffer buffer, Action<int, int> action) => ForEach(sample =>
    {
        for (int neuron = 0; neuron < PlanMemory<T>.Neurons(buffer); neuron++)
            action(sample, neuron);
    });

    private void ForEach(Action<int> action)
    {
        for (int sample = 0; sample < _count; sample++)
            action(sample);
    }
}
