using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lockstep;

/// <summary>One process: decides for one player, hears what the other decides, and says now and then what its world is.</summary>
internal static class Player
{
    public const string Flipped = "flipped";

    /// <summary>Steps between two hashes.</summary>
    private const int Interval = 10;

    /// <summary>The step whose bit is flipped, when asked to: both have learned for a while.</summary>
    private const int FlippedStep = 1500;

    private const byte End = byte.MaxValue;

    /// <summary>The first player listens and says where; the other one is told.</summary>
    /// <param name="port">Of the first player; 0 for that one.</param>
    /// <param name="seconds">How long the first one plays.</param>
    /// <param name="flip">Whether it flips a bit.</param>
    public static void Run(int port, double seconds, bool flip)
    {
        int vectors = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, {(vectors == 0 ? "no vectors" : $"vectors of {vectors} bits")}");
        using Socket other = port == 0 ? Accept() : Connect(port);
        other.NoDelay = true;
        Play(other, isFirst: port == 0, TimeSpan.FromSeconds(seconds), flip);
    }

    private static void Play(Socket other, bool isFirst, TimeSpan time, bool flip)
    {
        var world = new World();
        int mine = isFirst ? 0 : 1;
        long start = Stopwatch.GetTimestamp();
        Span<byte> message = stackalloc byte[1];
        Span<int> actions = stackalloc int[World.Players];
        while (true)
        {
            for (int player = 0; player < World.Players; player++)
                actions[player] = world.Decide(player);

            // The first player ends the game for both, with a step that nobody plays.
            bool isOver = isFirst && Stopwatch.GetElapsedTime(start) >= time;
            message[0] = isOver ? End : (byte)actions[mine];
            other.Send(message);
            if (isOver || other.Receive(message) == 0 || message[0] == End)
                return;
            actions[1 - mine] = message[0];
            world.Play(actions);
            if (flip && world.Step == FlippedStep)
            {
                world.FlipBit();
                Console.WriteLine(Flipped);
            }

            if (world.Step % Interval == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Step} {world.Hash():x16} {world.Stood}"));
        }
    }

    private static Socket Accept()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture));
        return listener.Accept();
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }
}
