using System.CommandLine;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Estate;
using PrisonOps.Silo.Standard;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.People;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops seed</c>: puts an estate file into the database of an installation that is not running.</summary>
internal static class SeedCommand
{
    private static readonly Option<FileInfo> EstateFileOption = new("--estate")
    {
        Description = "The estate file; docs/guide/estate.md says how one is written.",
        Required = true,
    };

    private static readonly Option<FileInfo> PeopleFile = new("--people")
    {
        Description = "Where users and their first passwords are written, mode 0600.",
        Required = true,
    };

    public static Command Create()
    {
        Command command = new("seed", "Loads units, objects, relations and people of an estate file. Running it again changes nothing that is there.")
        {
            InstallationOptions.Data, InstallationOptions.Root, InstallationOptions.Database, EstateFileOption, PeopleFile,
        };
        command.SetAction(Seed);
        return command;
    }

    private static async Task<int> Seed(ParseResult given, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(InstallationOptions.Configuration(given));
        builder.Logging.SayWhatMatters();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRows(builder.Configuration);
        builder.Services.AddPrisonOpsPeople();
        using IHost host = builder.Build();

        try
        {
            EstateContents estate = EstateFile.Read(given.GetRequiredValue(EstateFileOption).FullName, host.Services.GetRequiredService<StandardPack>().Taxonomy);
            await host.StartAsync(cancellationToken);
            await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
            EstateSeeded seeded = await new EstateSeeder(
                scope.ServiceProvider.GetRequiredService<IUnitStore>(), scope.ServiceProvider.GetRequiredService<IObjectStore>(),
                scope.ServiceProvider.GetRequiredService<ICommissioning>()).Seed(estate, cancellationToken);
            int people = await new EstatePeopleSeeder(
                scope.ServiceProvider.GetRequiredService<IPeopleStore>(), scope.ServiceProvider.GetRequiredService<Accounts>())
                .Seed(estate.People, seeded.Tree, given.GetRequiredValue(PeopleFile).FullName, cancellationToken);
            await host.StopAsync(CancellationToken.None);
            Console.WriteLine($"{seeded.Units} units, {seeded.Objects} objects, {seeded.Relations} relations and {people} people are new.");
            return 0;
        }
        catch (Exception refused) when (refused is YamlFileException or EstateRefusedException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
