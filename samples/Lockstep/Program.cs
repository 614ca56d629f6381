using System.ComponentModel;
using System.Globalization;

namespace Lockstep;

/// <summary>Two processes that compute with different vectors play and learn in one world, of which they exchange nothing but their actions.</summary>
internal static class Program
{
    /// <summary>How this program starts itself as a player.</summary>
    public const string PlayerArgument = "--player";

    private static int Main(string[] arguments)
    {
        try
        {
            if (arguments is [PlayerArgument, var port, var seconds, var flip])
            {
                Player.Run(int.Parse(port, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture), bool.Parse(flip));
                return 0;
            }

            return Referee.Judge(Options.Parse(arguments)) ? 0 : 1;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or IOException or Win32Exception)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }
}
