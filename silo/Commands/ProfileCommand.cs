using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Probing;
using PrisonOps.Silo.Standard;
using PrisonOps.Silo.Standard.Protocols;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops profile test FILE</c>: checks one profile and says what it yields of a device: what matched and what was empty.</summary>
internal static class ProfileCommand
{
    private const int Done = 0, NotAnswered = 1, WrongUse = 2;
    private const string Snmp = "snmp", Database = "database", Engine = "engine";

    private static readonly Argument<FileInfo> File = new("file") { Description = "The profile. It may stand in the pack or anywhere else." };
    private static readonly Option<string?> Against = new("--against") { Description = "HOST, HOST:PORT or a URL of a device of the family; without it the file is only checked." };
    private static readonly Option<string?> Protocol = new("--protocol")
    {
        Description = "snmp, modbus, metrics, http or database. Default: the nearest folder of that name above the file.",
    };

    private static readonly Option<string> Settings = new("--settings") { Description = "The settings that an object would have, a JSON object.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Community = new("--community") { Description = "Of SNMP.", DefaultValueFactory = _ => "public" };
    private static readonly Option<string> User = new("--user") { Description = "Of metrics, http and databases; the password comes from PRISONOPS_PASSWORD.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Credentials = new("--credentials") { Description = "basic (or digest), bearer or login.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Standard = new("--standard") { Description = "The folder of the standard pack.", DefaultValueFactory = _ => "standard" };

    public static Command Create()
    {
        Command test = new("test", "Checks a profile and reads a device by it. Exit codes: 0 it gave something, 1 nothing or no answer, 2 the file or the use is wrong.")
        {
            File, Against, Protocol, Settings, Community, User, Credentials, Standard,
        };
        test.SetAction(Run);
        return new("profile", "Works on device profiles.") { test };
    }

    private static async Task<int> Run(ParseResult given, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo file = given.GetRequiredValue(File);
            var added = new AddedProfile(ProtocolOf(file, given.GetValue(Protocol)), file.FullName);
            ProfileSet profiles = ProfilesFolder.Read(Path.Combine(given.GetValue(Standard)!, "profiles"), added);
            Console.WriteLine($"{file.Name}: the file is without fault");
            return given.GetValue(Against) is not { } target ? Done
                : added.Protocol == Snmp ? await TestSnmp(given, target, profiles, added, cancellationToken)
                : await Test(given, target, profiles, added, cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or IOException or UnauthorizedAccessException or YamlFileException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
    }

    private static string ProtocolOf(FileInfo file, string? given)
    {
        if (!file.Exists) throw new InvalidDataException($"{file.FullName}: no such file");

        string[] known = [Snmp, "modbus", "metrics", "http", Database];
        string? protocol = given ?? file.FullName.Split(Path.DirectorySeparatorChar).LastOrDefault(known.Contains);
        return protocol is not null && known.Contains(protocol)
            ? protocol
            : throw new InvalidDataException($"Which protocol {file.Name} is of is not known: --protocol {string.Join('|', known)}.");
    }

    private static async Task<int> TestSnmp(
        ParseResult given, string target, ProfileSet profiles, AddedProfile added, CancellationToken cancellationToken)
    {
        DeviceProfile tested = profiles.Profiles.First(profile => profile.Name == added.Name);

        // A module is read beside whatever the device is; any other profile is taken for the device's own.
        if (!tested.IsModule)
            profiles = profiles with { Profiles = [tested with { Matches = [new(null, null, null)] }, .. profiles.Profiles.Where(profile => profile.IsModule)] };

        SnmpTarget device = await ProbeList.Target(
            new Dictionary<string, string> { ["target"] = target, ["community"] = given.GetValue(Community)! }, cancellationToken);
        await using var probe = new ProtocolProbe(profiles, []);
        DeviceSurvey survey = await probe.Snmp.Survey(Guid.CreateVersion7(), device, TimeSpan.Zero, cancellationToken);
        if (survey.Outcome != SnmpOutcome.Ok) return Refused(target, $"{survey.Outcome}: {survey.Detail}");

        Console.WriteLine(ProbeLines.Identity(target, survey.Identity, "none"));
        return Print(ProfileYield.Of(tested, survey.Readings), survey.Readings.Select(reading => ProbeLines.Reading(reading.Quantity, reading.State, $"{reading.Source}")));
    }

    private static async Task<int> Test(
        ParseResult given, string target, ProfileSet profiles, AddedProfile added, CancellationToken cancellationToken)
    {
        DatabaseProfile? database = added.Protocol == Database ? profiles.Databases.First(profile => profile.Name == added.Name) : null;
        MonitoringProtocol protocol = database is null ? ProbeObject.Protocols[added.Protocol] : MonitoringProtocol.Sql;
        string settings = given.GetValue(Settings)!;
        ProbeObject item = ProtocolProbeCommand.One(
            protocol, target, database is null ? settings : WithEngine(settings, database), added.Name, given.GetValue(User)!, given.GetValue(Credentials)!);
        await using var probe = new ProtocolProbe(profiles, [item]);
        ProtocolSurvey survey = await probe.Survey(item, cancellationToken);
        if (survey.Outcome != DevicePollOutcome.Answered) return Refused(target, $"{survey.Outcome}: {survey.Detail}");

        Console.WriteLine(ProbeLines.Identity(target, survey.Identity, "none"));
        if (survey.Detail.Length > 0) Console.WriteLine($"  {survey.Detail}");
        ProtocolProfiles set = profiles.Protocols;
        ImmutableArray<YieldRow> rows = protocol switch
        {
            MonitoringProtocol.Modbus => ProfileYield.Of(set.Modbus.First(profile => profile.Name == added.Name), survey.Readings),
            MonitoringProtocol.Sql => ProfileYield.Of(database!, survey.Readings),
            MonitoringProtocol.OpenMetrics => ProfileYield.Of(set.Metrics.First(profile => profile.Name == added.Name), survey.Readings),
            _ => ProfileYield.Of(Filled(set.Http.First(profile => profile.Name == added.Name), item.Device.StreamPath!), survey.Readings),
        };
        return Print(rows, survey.Readings.Where(reading => database is not null || reading.Source.Length > 0).Select(reading => ProbeLines.Reading(reading.Quantity, reading.State, "")));
    }

    /// <summary>A file says which protocol its server speaks.</summary>
    private static string WithEngine(string settings, DatabaseProfile profile)
    {
        JsonObject said = ProbeObject.Settings(settings);
        said[Engine] = JsonSerializer.SerializeToNode(profile.Engine, ProtocolSettings.Json);
        return said.ToJsonString();
    }

    private static ImmutableArray<HttpStep> Filled(HttpProfile profile, string settings) =>
        ProfileParameters.Fill(profile, JsonSerializer.Deserialize<HttpSettings>(settings, ProtocolSettings.Json)!.Parameters);

    private static int Print(ImmutableArray<YieldRow> rows, IEnumerable<string> values)
    {
        foreach (string line in values) Console.WriteLine(line);
        Console.WriteLine();
        foreach (YieldRow row in rows) Console.WriteLine($"  {(row.Values == 0 ? "empty" : $"{row.Values} values"),-12} {row.Quantity,-28} {row.Source}");
        int filled = rows.Count(row => row.Values > 0);
        Console.WriteLine($"{filled} of {rows.Length} readings gave something, {rows.Length - filled} were empty");
        return filled > 0 ? Done : NotAnswered;
    }

    private static int Refused(string target, string reason)
    {
        Console.WriteLine($"{target}: {reason}");
        return NotAnswered;
    }
}
