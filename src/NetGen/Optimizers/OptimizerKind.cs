namespace NetGen;

/// <summary>Which optimiser a saved state belongs to. The numbers are part of the file format and never change.</summary>
internal enum OptimizerKind
{
    Sgd = 1,
    Adagrad = 2,
    RmsProp = 3,
    Adam = 4,
    AdamW = 5,
    Custom = 6,
}
