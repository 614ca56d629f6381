
using NetGen.Formats.Loading;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Operators;

namespace NetGen.Formats.Inspection;

/// <summary>Looks into an ONNX file; what cannot be read is a problem, never an exception.</summary>
internal sealed class OnnxInspection
{
    // Whether a network ends in an output is known when it has been read; no graph of ours has more.
    private const int MostOutputsTried = 8;

    // Enough to see what kind of a network it is.
    private const int MostOperatorsTold = 8;

    private readonly OnnxGraph _graph;
    private readonly int _length;
    private readonly ExternalDataFolder _external;
    private readonly OnnxLoadOptions _options;
    private readonly List<ModelFileProblem> _problems = [];

    private OnnxInspection(OnnxGraph graph, int length, ExternalDataFolder external, OnnxLoadOptions options)
    {
        _graph = graph;
        _length = length;
        _external = external;
        _options = options;
    }

    internal static ModelFileInfo Of(string path, OnnxLoadOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes;
        try
        {
            bytes = ModelFileBytes.Read(path);
        }
        catch (ModelFileException error)
        {
            return new(ModelFileFormat.Onnx, path, null, [ModelFileProblem.Of(error)]);
        }

        return Of(path, bytes, new ExternalDataFolder(Path.GetDirectoryName(Path.GetFullPath(path))), options);
    }

    /// <summary>Looks into a file whose bytes are known.</summary>
    internal static ModelFileInfo Of(string path, byte[] bytes, ExternalDataFolder external, OnnxLoadOptions? options)
    {
        OnnxGraph graph;
        try
        {
            graph = OnnxGraph.Parse(bytes);
        }
        catch (ModelFileException error)
        {
            return new(ModelFileFormat.Onnx, path, null, [ModelFileProblem.Of(error)]);
        }

        return new OnnxInspection(graph, bytes.Length, external, options ?? new()).Inspect(path);
    }

    private ModelFileInfo Inspect(string path)
    {
        string? end = null;
        DenseModel? model = null;
        bool needsDouble = false;
        try
        {
            end = OutputChoice.Choose(_graph, _options.OutputName);
            model = Read(_options.OutputName);
            model = WithStages(model);
            TellRemarks(model, end);
            if (!TryFit(model, out needsDouble))
                model = null;
        }
        catch (ModelFileException error)
        {
            _problems.Add(ModelFileProblem.Of(error));
            TellFurtherOperators(end, error);
        }

        TellOtherOutputs(end, model is not null);
        if (end is not null && model is not null)
            TellOtherInputs(end);
        string? producer = TextOrNull(_graph.ReadProducer);
        IReadOnlyDictionary<string, string>? metadata = TextOrNull(_graph.ReadMetadata);
        return new(ModelFileFormat.Onnx, path, model, _problems, itemMetadata: ItemMetadata.Of(_options), needsDouble: needsDouble)
        {
            Opset = _graph.Opset,
            Producer = producer,
            Tensors = [.. _graph.Constants.Values.Select(constant => new ModelFileTensor(constant.Name, OnnxTypes.NameOf(constant.Type), [.. constant.Dimensions.Select(size => (long?)size)]))],
            Inputs = [.. _graph.Inputs.Values.Select(Describe)],
            Outputs = [.. _graph.Outputs.Select(Describe)],
            Metadata = metadata ?? new Dictionary<string, string>(),
        };
    }

    private DenseModel Read(string? output, Scaling stages = Scaling.None) => OnnxModel.Read(_graph, _length, _external, new OnnxReadOptions(output, _options.NewestOpset, stages));

    /// <summary>The model with what it scales as stages of the network, where weights of its precision cannot hold that and a network can.</summary>
    private DenseModel WithStages(DenseModel model)
    {
        if (WhyNot(model, model.IsDouble, out _) is not { } refusal)
            return model;
        DenseModel staged = Read(_options.OutputName, Scaling.Inputs | Scaling.Outputs);
        if (staged.Scaling == Scaling.None || WhyNot(staged, staged.IsDouble, out _) is not null)
            return model;
        _problems.Add(ModelFileProblem.Of(refusal.WithAdvice($"A network with {nameof(Scaling)} = {ScalingDeclaration.Value(staged.Scaling)} can load the file as it is."), preventsLoading: false));
        return staged;
    }

    private bool CanRead(string output)
    {
        try
        {
            Read(output);
            return true;
        }
        catch (ModelFileException)
        {
            return false;
        }
    }

    private void TellRemarks(DenseModel model, string end)
    {
        // The outputs that are left aside are told one by one, and what is not finite with any format.
        string ofOutputs = OutputChoice.Remark(_graph, end);
        Tell(model.Remarks.Where(remark => remark != ofOutputs && !model.NonFinite.Contains(remark)));
    }

    /// <summary>Whether a network can have the numbers: one of the file's own precision, or of double precision where that takes no more.</summary>
    private bool TryFit(DenseModel model, out bool needsDouble)
    {
        needsDouble = false;
        ModelFileException? error = WhyNot(model, model.IsDouble, out List<string> remarks);
        if (error is not null)
        {
            needsDouble = !model.IsDouble && WhyNot(model, asDouble: true, out remarks) is null;
            _problems.Add(ModelFileProblem.Of(needsDouble ? error.WithAdvice("A network of double precision can load the file as it is.") : error, preventsLoading: !needsDouble));
        }

        if (error is null || needsDouble)
            Tell(remarks);
        return error is null || needsDouble;
    }

    /// <summary>What loading into the network of the file would say.</summary>
    private static ModelFileException? WhyNot(DenseModel model, bool asDouble, out List<string> remarks)
    {
        remarks = [];
        NetworkDescription network = DescribedModel.Of(model, asDouble ? Precision.Double : Precision.Single);
        try
        {
            if (asDouble)
                ModelParameters.Of<double>(model, network, remarks);
            else
                ModelParameters.Of<float>(model, network, remarks);
            return null;
        }
        catch (ModelFileException error)
        {
            return error;
        }
    }

    /// <summary>Tells the operators that stand in the way beside the first one, so that nobody removes one to meet the next.</summary>
    private void TellFurtherOperators(string? end, ModelFileException error)
    {
        if (end is null || _graph.Opset is null)
            return;
        HashSet<OnnxNode> needed = NeededNodes.Of(_graph, end);
        IEnumerable<OnnxNode> obstacles = _graph.Nodes
            .Where(node => needed.Contains(node) && OperatorTable.WhyNever(node) is not null)
            .OrderByDescending(node => node.ToString() == error.Place)
            .DistinctBy(node => (node.Domain, node.Operator))
            .Where(node => node.ToString() != error.Place);
        foreach (OnnxNode node in obstacles.Take(MostOperatorsTold))
            _problems.Add(new(node.ToString(), $"{OperatorTable.WhyNever(node)}.", preventsLoading: true));
    }

    private void TellOtherOutputs(string? end, bool isRead)
    {
        int tried = 0;
        foreach (OnnxValueInfo output in _graph.Outputs)
        {
            if (output.Name == end)
                continue;
            string wayThere = tried++ < MostOutputsTried && CanRead(output.Name) ? $"name it, {OutputChoice.HowTo(output.Name)}." : "";
            if (isRead)
                _problems.Add(new(output.Name, $"It would be left aside: the network ends in {ModelLimits.Quote(end!)}.{(wayThere.Length > 0 ? $" It can be read in its place: {wayThere}" : "")}", preventsLoading: false));
            else if (wayThere.Length > 0)
                _problems.Add(new(output.Name, $"A network that ends here can be read: {wayThere}", preventsLoading: false));
        }
    }

    private void TellOtherInputs(string end)
    {
        var taken = new HashSet<string>(NeededNodes.Of(_graph, end).SelectMany(node => node.Inputs), StringComparer.Ordinal) { end };
        foreach (string input in _graph.Inputs.Keys.Where(input => !taken.Contains(input)))
            _problems.Add(new(input, $"It would be left aside: {ModelLimits.Quote(end)} does not depend on it.", preventsLoading: false));
    }

    private void Tell(IEnumerable<string> sentences) => _problems.AddRange(sentences.Select(sentence => new ModelFileProblem(null, sentence, preventsLoading: false)));

    /// <summary>Text about the model that no network needs: damage in it prevents nothing.</summary>
    private TText? TextOrNull<TText>(Func<TText?> read)
        where TText : class
    {
        try
        {
            return read();
        }
        catch (ModelFileException error)
        {
            _problems.Add(ModelFileProblem.Of(error, preventsLoading: false));
            return null;
        }
    }

    private static ModelFileTensor Describe(OnnxValueInfo value) =>
        new(value.Name, OnnxTypes.NameOf(value.Type), value.Shape?.Select(size => size == OnnxValueInfo.Symbolic ? (long?)null : size).ToArray());
}
