using System.Numerics;

namespace NetGen.Tests.Networks;

/// <summary>A test that needs the types of a network: those that were compiled at run time have them only there.</summary>
internal interface INetworkVisitor
{
    void Visit<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
