using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen.Tests.Numerics;

/// <summary>Partial loads and stores at the very end of readable memory: one element too far ends the process.</summary>
public unsafe partial class PartialLanesTests
{
    [Fact]
    public void LoadsAndStoresExactlyTheFirstElements()
    {
        using GuardedPage page = new();
        Check<Lanes512<float>, float>(page, i => i + 1);
        Check<Lanes256<float>, float>(page, i => i + 1);
        Check<Lanes128<float>, float>(page, i => i + 1);
        Check<Lanes1<float>, float>(page, i => i + 1);
        Check<Lanes512<double>, double>(page, i => i + 1);
        Check<Lanes256<double>, double>(page, i => i + 1);
        Check<Lanes128<double>, double>(page, i => i + 1);
        Check<Lanes1<double>, double>(page, i => i + 1);
    }

    private static void Check<TLanes, T>(GuardedPage page, Func<int, T> number)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        T[] all = new T[TLanes.Count];
        for (int count = -1; count <= TLanes.Count + 1; count++)
        {
            int valid = Math.Clamp(count, 0, TLanes.Count);

            for (int i = 0; i < TLanes.Count; i++)
                all[i] = number(i + 50);

            // Inside an array: neighbours on both sides keep their values.
            T[] around = new T[TLanes.Count + 6];
            Array.Fill(around, number(-8));
            TLanes.StorePartial(TLanes.Load(ref all[0], 0), ref around[1], 2, count);
            for (int i = 0; i < around.Length; i++)
                Assert.Equal(i >= 3 && i < 3 + valid ? number(i - 3 + 50) : number(-8), around[i]);

            // The last element read or written is the last one before the guard; with none, the address is the guard itself.
            ref T first = ref Unsafe.AsRef<T>((T*)page.End - valid - 3);
            for (int i = 0; i < valid; i++)
                Unsafe.Add(ref first, i + 3) = number(i);
            TLanes value = TLanes.LoadPartial(ref first, 3, count);
            TLanes.Store(value, ref all[0], 0);
            for (int i = 0; i < TLanes.Count; i++)
                Assert.Equal(i < valid ? number(i) : default, all[i]);

            for (int i = 0; i < TLanes.Count; i++)
                all[i] = number(i + 50);
            TLanes.StorePartial(TLanes.Load(ref all[0], 0), ref first, 3, count);
            for (int i = 0; i < valid; i++)
                Assert.Equal(number(i + 50), Unsafe.Add(ref first, i + 3));
        }
    }

    /// <summary>A readable page before one that may not be touched; where the system is not Linux, plain memory.</summary>
    private sealed partial class GuardedPage : IDisposable
    {
        private const int Length = 1 << 16;

        private readonly byte* _memory;

        public GuardedPage()
        {
            if (!OperatingSystem.IsLinux())
            {
                _memory = (byte*)NativeMemory.AllocZeroed(2 * Length);
                return;
            }

            _memory = (byte*)Map(null, 2 * Length, ReadAndWrite, PrivateAndAnonymous, -1, 0);
            Assert.NotEqual(-1, (nint)_memory);
            Assert.Equal(0, Protect(End, Length, None));
        }

        private const int None = 0;

        private const int ReadAndWrite = 3;

        private const int PrivateAndAnonymous = 0x22;

        public byte* End => _memory + Length;

        public void Dispose()
        {
            if (OperatingSystem.IsLinux())
                _ = Unmap(_memory, 2 * Length);
            else
                NativeMemory.Free(_memory);
        }

        [LibraryImport("libc", EntryPoint = "mmap")]
        private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

        [LibraryImport("libc", EntryPoint = "mprotect")]
        private static partial int Protect(void* address, nuint length, int protection);

        [LibraryImport("libc", EntryPoint = "munmap")]
        private static partial int Unmap(void* address, nuint length);
    }
}
