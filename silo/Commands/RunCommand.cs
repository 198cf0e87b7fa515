using System.CommandLine;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops run</c>: the product, until a signal stops it.</summary>
internal static class RunCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "HTTPS port, 0 to 65535; 0 takes a free one.",
        DefaultValueFactory = _ => 8443,
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Address to listen on, or 'any'.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "SECTION:KEY=VALUE, any option of the product; may be given more than once.",
    };

    public static Command Create()
    {
        Command command = new("run", "Runs the grid and serves its pages until it is stopped.")
        {
            InstallationOptions.Data, InstallationOptions.Root, InstallationOptions.Database, Port, Listen, Set,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult given, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> configuration = InstallationOptions.Configuration(given);
        configuration["Web:HttpsPort"] = given.GetValue(Port).ToString(System.Globalization.CultureInfo.InvariantCulture);
        configuration["Web:ListenAddress"] = given.GetValue(Listen);
        foreach (string pair in given.GetValue(Set) ?? [])
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } key, string value])
            {
                await Console.Error.WriteLineAsync($"--set '{pair}' is not SECTION:KEY=VALUE, for example Camera:LivenessPeriod=00:00:05.");
                return 2;
            }

            configuration[key] = value;
        }

        await using WebApplication grid = Grid.Build(configuration);
        await grid.RunAsync(cancellationToken);
        return 0;
    }
}
