namespace NetGen;

/// <summary>What a network costs, in numbers that follow from its shape. The compiler shows the same as NETGEN030.</summary>
/// <param name="Parameters">The number of weights and biases.</param>
/// <param name="ParameterBytes">The bytes they take; a network's gradients take as many, the state of Adam twice as many.</param>
/// <param name="ForwardMultiplyAdds">The multiply-adds of the outputs of one sample.</param>
/// <param name="BackwardMultiplyAdds">The multiply-adds that the gradients of one sample add, without those by the inputs; 0 for a frozen network.</param>
/// <param name="StackBytes">The most that a call's own values take on the stack; registers hold some of them.</param>
public readonly record struct NetworkCost(int Parameters, long ParameterBytes, long ForwardMultiplyAdds, long BackwardMultiplyAdds, long StackBytes);
