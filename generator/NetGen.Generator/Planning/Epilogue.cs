namespace NetGen.Generator.Planning;

/// <summary>What becomes of the sums of a product before they are its result: where the function of them is applied.</summary>
internal enum Epilogue
{
    /// <summary>Nothing: there is no function, or whoever reads the sums applies it.</summary>
    None,

    /// <summary>The function is applied inside the product, to each sum while it is in a register.</summary>
    InProduct,

    /// <summary>A pass of its own over the finished sums applies it.</summary>
    Pass,
}
