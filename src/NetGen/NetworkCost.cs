namespace NetGen;

/// <summary>What a network costs, in numbers that follow from its shape. The compiler shows the same as NETGEN030.</summary>
public sealed class NetworkCost
{
    /// <summary>The number of weights and biases.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>The bytes they take; a network's gradients take as many, the state of Adam twice as many.</summary>
    public required long ParameterBytes { get; init; }

    /// <summary>The multiply-adds of the outputs of one sample: the number of weights.</summary>
    public required long ForwardMultiplyAdds { get; init; }

    /// <summary>The multiply-adds that the gradients of one sample add, without those by the inputs; 0 for a frozen network.</summary>
    public required long BackwardMultiplyAdds { get; init; }

    /// <summary>The most bytes that a call's own values take on the stack; registers hold some of them.</summary>
    public required long StackBytes { get; init; }

    /// <summary>The numbers in a line.</summary>
    /// <returns>The cost as text.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{ParameterCount} parameters, {ParameterBytes} bytes; a sample: {ForwardMultiplyAdds} multiply-adds forward, {BackwardMultiplyAdds} backward, at most {StackBytes} bytes of stack");
}
