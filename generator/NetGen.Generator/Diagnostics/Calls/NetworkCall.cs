using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>A call of a method or constructor that the generator wrote.</summary>
/// <param name="Method">What it needs.</param>
/// <param name="Arguments">What it is given, in the order of evaluation.</param>
/// <param name="Syntax">The whole call.</param>
internal readonly record struct NetworkCall(NetworkMethod Method, ImmutableArray<IArgumentOperation> Arguments, SyntaxNode Syntax)
{
    /// <summary>The call that an invocation or the creation of an object is; null for the many that call no network.</summary>
    public static NetworkCall? Of(IOperation operation, NetworkMethods methods, CancellationToken cancellation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                var invocation = (IInvocationOperation)operation;
                string name = invocation.TargetMethod.Name;

                // : base(...) and : this(...) are invocations of constructors.
                bool mayBe = NetworkMethods.MayBe(name) || (name == WellKnownMemberNames.InstanceConstructorName && MayBeParameters(invocation.Arguments));
                return mayBe && methods.Find(invocation.TargetMethod, cancellation) is { } method ? new(method, invocation.Arguments, operation.Syntax) : null;
            case OperationKind.ObjectCreation:
                var creation = (IObjectCreationOperation)operation;
                return MayBeParameters(creation.Arguments) && creation.Constructor is { } constructor && methods.Find(constructor, cancellation) is { } made
                    ? new(made, creation.Arguments, operation.Syntax)
                    : null;
            default:
                return null;
        }
    }

    private static bool MayBeParameters(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length == 1 && arguments[0].Parameter?.Name == NetworkMethods.ConstructorParameter;
}
