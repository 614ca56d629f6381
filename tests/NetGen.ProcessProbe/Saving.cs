namespace NetGen.ProcessProbe;

/// <summary>Saves one network over and over.</summary>
internal static class Saving
{
    public static void Run(string path, int seed, int times)
    {
        var network = new Saved(seed);
        for (int time = 0; time < times; time++)
        {
            network.SaveSafetensors(path);
            if (time == 0)
                Console.WriteLine("saving");
        }
    }
}
