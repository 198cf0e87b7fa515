using System.CommandLine;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Silo.Probing;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops probe modbus|metrics|http|tcp|dns|icmp|sql|libvirt</c>: reads devices once, as the polls of the grid do.</summary>
internal static class ProtocolProbeCommand
{
    private const int Done = 0, NotAnswered = 1, WrongUse = 2;
    private const int SideBySide = 16;

    private static readonly Argument<string?> Target = new("target") { Description = "HOST, HOST:PORT or, of metrics and http, a URL.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Profile = new("--profile") { Description = "Of modbus, metrics, http and sql: reads the device by this profile." };
    private static readonly Option<string> Settings = new("--settings")
    {
        Description = "The settings that an object of the grid would have, a JSON object.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> User = new("--user")
    {
        Description = "Of metrics, http and sql; the password, or the token of 'bearer', comes from PRISONOPS_PASSWORD.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Credentials = new("--credentials") { Description = "basic (or digest), bearer or login.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Standard = new("--standard") { Description = "The folder of the standard pack.", DefaultValueFactory = _ => "standard" };
    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "A list with the header 'target<tab>name', one target a line." };
    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "With --batch: writes NAME.json of each target into this folder." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a target." };

    public static IEnumerable<Command> Create()
    {
        foreach ((string name, MonitoringProtocol protocol) in ProbeObject.Protocols)
        {
            Command command = new(name, $"Reads devices by {name}. Exit codes: 0 all answered, 1 one did not, 2 wrong use.")
            {
                Target, Profile, Settings, User, Credentials, Standard, Batch, Out, Json,
            };
            command.SetAction((given, cancellationToken) => Run(protocol, given, cancellationToken));
            yield return command;
        }
    }

    /// <summary>The one target of a command line.</summary>
    /// <exception cref="FormatException">When it cannot be read.</exception>
    public static ProbeObject One(MonitoringProtocol protocol, string target, string settings, string? profile, string user, string credentials) =>
        ProbeObject.Of(protocol, new Dictionary<string, string>
        {
            ["target"] = target,
            ["settings"] = settings,
            ["profile"] = profile ?? "",
            ["user"] = user,
            ["password"] = user.Length == 0 && credentials.Length == 0 ? "" : Environment.GetEnvironmentVariable("PRISONOPS_PASSWORD") ?? "",
            ["credentials"] = credentials,
        });

    private static async Task<int> Run(MonitoringProtocol protocol, ParseResult given, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<ProbeObject> objects = given.GetValue(Batch) is { } list ? await ProtocolList.Read(list, protocol, cancellationToken)
                : given.GetValue(Target) is { Length: > 0 } target
                    ? [One(protocol, target, given.GetValue(Settings)!, given.GetValue(Profile), given.GetValue(User)!, given.GetValue(Credentials)!)]
                : throw new InvalidDataException("Nothing to probe: name a target, or a list with --batch LIST.tsv.");
            return await Probe(given, objects, ProfilesFolder.Read(Path.Combine(given.GetValue(Standard)!, "profiles")), cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or IOException or UnauthorizedAccessException or YamlFileException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
    }

    private static async Task<int> Probe(ParseResult given, IReadOnlyList<ProbeObject> objects, ProfileSet profiles, CancellationToken cancellationToken)
    {
        await using var probe = new ProtocolProbe(profiles, objects);
        DirectoryInfo? folder = given.GetValue(Out);
        folder?.Create();

        var surveys = new ProtocolSurvey[objects.Count];
        await Parallel.ForAsync(0, objects.Count, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (i, token) =>
        {
            surveys[i] = await probe.Survey(objects[i], token);
            if (folder is not null) await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{objects[i].Name}.json"), ProbeJson.Of(objects[i], surveys[i]), token);
        });

        for (int i = 0; i < objects.Count; i++)
        {
            if (folder is not null) Console.WriteLine($"{objects[i].Name}\t{surveys[i].Outcome}\t{surveys[i].Readings.Length} quantities\t{surveys[i].Detail}");
            else if (given.GetValue(Json)) Console.WriteLine(ProbeJson.Of(objects[i], surveys[i]));
            else foreach (string line in Lines(objects[i], surveys[i])) Console.WriteLine(line);
        }

        return surveys.All(survey => survey.Outcome == DevicePollOutcome.Answered) ? Done : NotAnswered;
    }

    private static IEnumerable<string> Lines(ProbeObject item, ProtocolSurvey survey)
    {
        if (survey.Outcome != DevicePollOutcome.Answered)
        {
            yield return $"{item.Name}: {survey.Outcome}: {survey.Detail}";
            yield break;
        }

        yield return ProbeLines.Identity(item.Name, survey.Identity, "none");
        foreach (SourcedQuantity reading in survey.Readings) yield return ProbeLines.Reading(reading.Quantity, reading.State, reading.Source);
        if (survey.Detail.Length > 0) yield return $"  {survey.Detail}";
    }
}
