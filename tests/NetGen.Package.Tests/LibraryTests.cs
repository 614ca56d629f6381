namespace NetGen.Package.Tests;

/// <summary>A library that uses the package, and a program that knows nothing of it but the library.</summary>
[Collection(PackageCollection.Name)]
public sealed class LibraryTests(PackedPackage package) : IDisposable
{
    // What a user calls Optimizer, Loss and Activation is of the user's own; ReLU is no name of the package here.
    private const string Program =
        """
        using Robots;
        using Mine;

        float[] output = new float[1];
        Policy.Run(output);
        Console.WriteLine($"{output[0]} {new Optimizer().Name} {new Loss().Name} {nameof(Activation)}");

        namespace Mine
        {
            public sealed class Optimizer { public string Name => "mine"; }
            public sealed class Loss { public string Name => "own"; }
            public enum Activation { ReLU }
        }
        """;

    private const string Library =
        """
        namespace Robots;

        public static class Policy
        {
            public static void Run(Span<float> output) => new Doubler([2, 0.5f]).Forward([3f], output);
        }

        [Network(1, 1)]
        public partial class Doubler;
        """;

    private readonly ConsumerFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_package_s_own_users_get_usings_which_they_can_refuse_and_a_library_passes_the_package_on()
    {
        _folder.Write("Library/Policy.cs", Library);
        _folder.Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="[{package.Version}]" />
                <PackageReference Update="NetGen" PrivateAssets="$(Private)" Condition="'$(Private)' != ''" />
                <Using Remove="$(Without)" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Program/Program.cs", Program);
        _folder.Write("Program/Program.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """);
        ProgramRun run = await _folder.DotnetAsync("run", "--project", "Program", "-c", "Release");
        Assert.Equal("6.5 mine own Activation", run.RequireSuccess().Output.Trim());

        Assert.Equal(["NetGen", "NetGen.Activation", "NetGen.Loss"], await UsingsAsync());
        Assert.Empty(await UsingsAsync("-p:NetGenImplicitUsings=disable"));
        Assert.Equal(["NetGen.Activation", "NetGen.Loss"], await UsingsAsync("-p:Without=NetGen"));

        // Private assets are the habit for generators, whose packages a library's users do not need.
        const string warning = "warning NETGEN063: The package Library would not bring the library NetGen, which its code calls when it runs: the reference to NetGen has PrivateAssets=\"contentfiles, All\". Remove PrivateAssets there.";
        ProgramRun pack = await _folder.DotnetAsync("pack", "Library", "-c", "Release", "--no-build", "-o", "packed");
        Assert.DoesNotContain("NETGEN06", pack.RequireSuccess().Output, StringComparison.Ordinal);
        pack = await _folder.DotnetAsync("pack", "Library", "-c", "Release", "--no-build", "-o", "packed", "-p:Private=contentfiles%2C All");
        Assert.Contains(warning, pack.RequireSuccess().Output, StringComparison.Ordinal);
    }

    /// <summary>The usings of the package in the library's project.</summary>
    private async Task<string[]> UsingsAsync(params string[] arguments)
    {
        ProgramRun run = await _folder.DotnetAsync(["msbuild", "Library", "-getItem:Using", .. arguments]);
        using var items = System.Text.Json.JsonDocument.Parse(run.RequireSuccess().Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("Using").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(name => name.StartsWith("NetGen", StringComparison.Ordinal))];
    }
}
