using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Snmp;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Probing;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops probe snmp</c>: reads devices once, without server and database, and says everything that was understood.</summary>
internal static class ProbeCommand
{
    private const int Done = 0, NotAnswered = 1, WrongUse = 2;
    private const int SideBySide = 16;

    private static readonly Argument<string?> Target = new("target") { Description = "HOST or HOST:PORT.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Community = new("--community") { Description = "Of version 1 and 2c.", DefaultValueFactory = _ => "public" };
    private static readonly Option<string> Version = new("--version-snmp") { Description = "1, 2c or 3.", DefaultValueFactory = _ => "2c" };
    private static readonly Option<string?> User = new("--user") { Description = "Of version 3; passwords come from PRISONOPS_AUTH_PASSWORD and PRISONOPS_PRIV_PASSWORD." };
    private static readonly Option<string?> Auth = new("--auth") { Description = "MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512." };
    private static readonly Option<string?> Priv = new("--priv") { Description = "DES, AES-128, AES-192, AES-256, AES-192-C or AES-256-C." };
    private static readonly Option<string?> Profile = new("--profile") { Description = "Reads the device by this profile, whatever it is recognised as." };
    private static readonly Option<string> Standard = new("--standard") { Description = "The folder of the standard pack.", DefaultValueFactory = _ => "standard" };
    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "A list with the header 'target<tab>community<tab>name', one target a line." };
    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "With --batch: writes NAME.json of each target into this folder." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a target." };

    public static Command Create()
    {
        Command snmp = new("snmp", "Reads SNMP devices. Exit codes: 0 all answered, 1 one did not, 2 wrong use.")
        {
            Target, Community, Version, User, Auth, Priv, Profile, Standard, Batch, Out, Json,
        };
        snmp.SetAction(Run);
        Command probe = new("probe", "Reads devices once and prints identity and every normalised quantity, without server and database.") { snmp };
        foreach (Command protocol in ProtocolProbeCommand.Create()) probe.Add(protocol);
        return probe;
    }

    private static async Task<int> Run(ParseResult given, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<ProbeTarget> targets = await Targets(given, cancellationToken);
            ProfileSet profiles = Chosen(ProfilesFolder.Read(Path.Combine(given.GetValue(Standard)!, "profiles")), given.GetValue(Profile));
            return await Probe(given, targets, profiles, cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or IOException or UnauthorizedAccessException or YamlFileException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
    }

    private static async Task<IReadOnlyList<ProbeTarget>> Targets(ParseResult given, CancellationToken cancellationToken)
    {
        if (given.GetValue(Batch) is { } list) return await ProbeList.Read(list, cancellationToken);
        if (given.GetValue(Target) is not { Length: > 0 } target) throw new InvalidDataException("Nothing to probe: name a target, or a list with --batch LIST.tsv.");

        var row = new Dictionary<string, string>
        {
            ["target"] = target,
            ["community"] = given.GetValue(Community)!,
            ["version"] = given.GetValue(User) is null ? given.GetValue(Version)! : "3",
            ["user"] = given.GetValue(User) ?? "",
            ["auth"] = given.GetValue(Auth) ?? "",
            ["auth-password"] = Environment.GetEnvironmentVariable("PRISONOPS_AUTH_PASSWORD") ?? "",
            ["priv"] = given.GetValue(Priv) ?? "",
            ["priv-password"] = Environment.GetEnvironmentVariable("PRISONOPS_PRIV_PASSWORD") ?? "",
        };
        return [new(target, await ProbeList.Target(row, cancellationToken))];
    }

    /// <summary>A named profile is the device's own, whatever sysObjectID says.</summary>
    private static ProfileSet Chosen(ProfileSet set, string? name)
    {
        if (name is null) return set;
        if (set.Profiles.FirstOrDefault(profile => profile.Name == name && !profile.IsModule) is not { } chosen)
            throw new InvalidDataException($"profile '{name}' is none of {string.Join(", ", set.Profiles.Where(profile => !profile.IsModule).Select(profile => profile.Name))}");

        return set with { Profiles = [chosen with { Matches = [new(null, null, null)] }, .. set.Profiles.Where(profile => profile.IsModule)] };
    }

    private static async Task<int> Probe(ParseResult given, IReadOnlyList<ProbeTarget> targets, ProfileSet profiles, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IProfileCatalogue>(new FixedProfiles(profiles))
            .AddSnmp()
            .BuildServiceProvider();
        ISnmpSurveyor surveyor = services.GetRequiredService<ISnmpSurveyor>();
        DirectoryInfo? folder = given.GetValue(Out);
        folder?.Create();

        int exitCode = Done, done = 0;
        var surveys = new DeviceSurvey[targets.Count];
        var neighbours = new ImmutableArray<DeviceNeighbour>[targets.Count];
        await Parallel.ForAsync(0, targets.Count, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (i, token) =>
        {
            surveys[i] = await surveyor.Survey(Guid.NewGuid(), targets[i].Target, TimeSpan.Zero, token);
            neighbours[i] = surveys[i].Outcome == SnmpOutcome.Ok ? await surveyor.Neighbours(targets[i].Target, surveys[i].Interfaces, token) : [];
            if (surveys[i].Outcome != SnmpOutcome.Ok) Interlocked.Exchange(ref exitCode, NotAnswered);
            if (folder is not null)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{targets[i].Name}.json"), ProbeJson.Of(targets[i], surveys[i], neighbours[i]), token);
            if (folder is not null && !Console.IsErrorRedirected) await Console.Error.WriteAsync($"\r{Interlocked.Increment(ref done)} of {targets.Count}");
        });

        for (int i = 0; i < targets.Count; i++)
        {
            if (folder is not null) Console.WriteLine($"{targets[i].Name}\t{surveys[i].Outcome}\t{surveys[i].Readings.Length} quantities\t{surveys[i].Detail}");
            else if (given.GetValue(Json)) Console.WriteLine(ProbeJson.Of(targets[i], surveys[i], neighbours[i]));
            else foreach (string line in Lines(targets[i], surveys[i])) Console.WriteLine(line);
        }

        return exitCode;
    }

    private static IEnumerable<string> Lines(ProbeTarget target, DeviceSurvey survey)
    {
        if (survey.Outcome != SnmpOutcome.Ok)
        {
            yield return $"{target.Name}: {survey.Outcome}: {survey.Detail}";
            yield break;
        }

        yield return ProbeLines.Identity(target.Name, survey.Identity, "none, standard MIBs only");
        foreach (DeviceReading reading in survey.Readings)
            yield return ProbeLines.Reading(reading.Quantity, reading.State, reading.Source.IsEmpty ? "" : reading.Source.ToString());
    }
}
