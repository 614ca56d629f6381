namespace NetGen.Package.Tests;

/// <summary>
/// Follows CONTRIBUTING ("Adding an activation") on a copy of the sources: a member of the enumeration, a file, a line of the table. The library
/// and the generator build, and a network with it computes its formula and its derivative.
/// </summary>
public sealed class AddedActivationTests : IDisposable
{
    private const string Cube =
        """
        using System.ComponentModel;
        using System.Runtime.CompilerServices;
        using static NetGen.Runtime.OnnxFormula;

        namespace NetGen.Runtime;

        internal sealed partial class ActivationDefinition
        {
            public static ActivationDefinition Cube => field ?? Once(ref field, new(nameof(Cube))
            {
                Value = "z^3",
                Derivative = "3 z^2",
                IsShort = true,
                HasShortDerivative = true,
                Onnx = static () => [Z * Z * Z],
            });
        }

        #if NET
        /// <summary><see cref="Activation.Cube"/> as a type.</summary>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public readonly struct Cube : IActivation
        {
            /// <inheritdoc/>
            public static bool DerivesFromOutput
            {
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                get => false;
            }

            /// <summary>f(z) = z^3.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static TLanes Value<TLanes, T>(TLanes z)
                where TLanes : struct, ILanes<TLanes, T>
                where T : unmanaged
                => z * z * z;

            /// <summary>f' = 3 z^2, from the pre-activation z.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static TLanes Derivative<TLanes, T>(TLanes z)
                where TLanes : struct, ILanes<TLanes, T>
                where T : unmanaged
                => TLanes.Constant(3) * z * z;
        }
        #endif
        """;

    // Exact in double: small whole numbers. The derivative by x1 of (x1 w1 + x2 w2 + b)^3 is 3 z^2 w1, the loss's is a - y.
    private const string Program =
        """
        using NetGen;

        Check(new Unrolled(), "unrolled");
        Check(new Loops(), "loops");
        Onnx.Save(new Unrolled(), "cube.onnx");
        Onnx.Load(new Loops(), "cube.onnx");
        Console.WriteLine("read " + Onnx.Inspect("cube.onnx").Layers[0].Activation);

        static void Check(INetwork<double> network, string name)
        {
            double[] parameters = [2, 3, -1, 1, 0]; // W1, b1, W2, b2
            parameters.CopyTo(network.Parameters);
            double[] output = [0];
            double[] gradients = new double[5];
            double[] inputGradients = new double[2];
            network.Forward([1, 2], output);
            network.Backward([1, 2], [300], gradients, inputGradients);
            Console.WriteLine($"{name} {output[0]} {string.Join(",", gradients)} {string.Join(",", inputGradients)}");
        }

        [Network(2, 1, 1, Activation = Activation.Cube, Precision = Precision.Double, Unroll = Unroll.Always)]
        partial class Unrolled;

        [Network(2, 1, 1, Activation = Activation.Cube, Precision = Precision.Double, Unroll = Unroll.Never)]
        partial class Loops;
        """;

    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../src/NetGen/NetGen.csproj" />
            <ProjectReference Include="../generator/NetGen.Generator/NetGen.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
        </Project>
        """;

    private static readonly string[] s_copied = ["src", "generator", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json", "README.md", "LICENSE"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ThoroughFact]
    public async Task An_activation_is_added_by_a_member_a_file_and_a_line()
    {
        Copy();
        Edit("src/NetGen/Activation.cs", "    LogSoftmax = 18,\n", "\n    /// <summary>f(z) = z^3.</summary>\n    Cube = 19,\n");
        Edit("src/NetGen/Activations/ActivationTable.cs", "        18 => ActivationDefinition.LogSoftmax,\n", "        19 => ActivationDefinition.Cube,\n");
        _folder.Write("src/NetGen/Activations/Cube.cs", Cube);
        _folder.Write("program/Program.cs", Program);
        _folder.Write("program/program.csproj", Project);

        // What is new in the public surface is listed by whoever adds it; here it is a warning.
        ProgramRun run = await ProgramRun.DotnetAsync(_folder.Combine("program"), "run", "-c", "Release", "-p:TreatWarningsAsErrors=false", "-p:NetGenImplicitUsings=disable");
        run.RequireSuccess();

        // z = 7, a = 343; delta2 = 43, delta1 = 43 * 3 * 49.
        Assert.Contains("unrolled 343 6321,12642,6321,14749,43 12642,18963", run.Output, StringComparison.Ordinal);
        Assert.Contains("loops 343 6321,12642,6321,14749,43 12642,18963", run.Output, StringComparison.Ordinal);
        Assert.Contains("read Cube", run.Output, StringComparison.Ordinal);
    }

    private void Copy()
    {
        foreach (string name in s_copied)
        {
            string path = Path.Combine(Repository.Folder, name);
            IEnumerable<string> files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
            foreach (string file in files)
            {
                string relative = Path.GetRelativePath(Repository.Folder, file);
                if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                    _folder.Write(relative, File.ReadAllText(file));
            }
        }
    }

    private void Edit(string file, string before, string added)
    {
        string text = File.ReadAllText(_folder.Combine(file)).ReplaceLineEndings("\n");
        int place = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{file} has no line '{before}' to put an addition behind.");
        _folder.Write(file, text.Insert(place + before.Length, added));
    }
}
