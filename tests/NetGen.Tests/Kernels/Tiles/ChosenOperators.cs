using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>
/// The operators that a test chooses before it calls a tile: a tile is compiled once for all of them, because compiling takes longer than all that
/// is then computed.
/// </summary>
internal static class ChosenOperators
{
    [ThreadStatic]
    private static StartKind t_start;

    [ThreadStatic]
    private static FinishKind t_finish;

    [ThreadStatic]
    private static Type? t_fetch;

    /// <summary>Says what the tiles that this thread calls next find.</summary>
    public static void Use(StartKind start, FinishKind finish, Type fetch)
    {
        t_start = start;
        t_finish = finish;
        t_fetch = fetch;
    }

    internal readonly struct Slope : IFactor
    {
        public static double Value => 0.01;
    }

    internal readonly struct Start : ISumStart
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => t_start switch
            {
                StartKind.Zero => FromZero.Of<TLanes, T>(ref start, row, column, step, columns),
                StartKind.Product => FromProduct.Of<TLanes, T>(ref start, row, column, step, columns),
                StartKind.Columns => FromColumns.Of<TLanes, T>(ref start, row, column, step, columns),
                StartKind.Rows => FromRows.Of<TLanes, T>(ref start, row, column, step, columns),
                StartKind.Sums or StartKind.NoSums => FromSums.Of<TLanes, T>(ref start, row, column, step, columns),
                _ => FromSumsInPart.Of<TLanes, T>(ref start, row, column, step, columns),
            };
    }

    internal readonly struct Finish : ISumFinish
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged
        {
            switch (t_finish)
            {
                case FinishKind.Stored:
                    Stored.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                case FinishKind.StoredInPart:
                    StoredInPart.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                case FinishKind.ReLU:
                    Activated<ReLU>.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                case FinishKind.LeakyReLU:
                    Activated<LeakyReLU<Slope>>.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                case FinishKind.TimesReLUDerivative:
                    TimesDerivative<ReLU>.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                case FinishKind.Gradients:
                    StoredGradients.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
                default:
                    StoredGradientsInPart.Store(sums, ref operand, ref result, place, columns, isRewritten);
                    break;
            }
        }
    }

    internal readonly struct Fetch : IFetch
    {
        /// <summary>Each fetch of the library, the empty one first.</summary>
        public static Type[] All { get; } = [typeof(FetchNothing), typeof(FetchRows), typeof(FetchMatrix), typeof(FetchResults)];

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged
            where TProduct : struct, IProduct
        {
            if (t_fetch == typeof(FetchRows))
                FetchRows.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, rows, vectors);
            else if (t_fetch == typeof(FetchMatrix))
                FetchMatrix.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, rows, vectors);
            else if (t_fetch == typeof(FetchResults))
                FetchResults.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, rows, vectors);
        }
    }
}
