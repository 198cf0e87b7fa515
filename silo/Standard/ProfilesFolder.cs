using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Silo.Standard.Protocols;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/profiles: the profiles of all protocols with what they inherit, and the vendors by enterprise number.</summary>
internal static class ProfilesFolder
{
    private const int DepthMax = 8;

    /// <exception cref="YamlFileException">With file and line of everything that is wrong in all files.</exception>
    /// <param name="added">A file that is tried out.</param>
    public static ProfileSet Read(string folder, AddedProfile? added = null)
    {
        var complaints = new List<string>();
        var drafts = new Dictionary<string, ProfileDraft>();

        // Without the types of alarm every profile that names one would be complained of too, so a fault of this file is told alone.
        AlarmPack alarms = AlarmsFile.Read(Path.Combine(folder, "alarms.yaml"));
        string snmp = Path.Combine(folder, "snmp");
        if (!Directory.Exists(snmp)) throw new YamlFileException(snmp, [$"{snmp}: no such folder"]);

        foreach (string path in ProtocolFolder.Files(folder, "snmp", added))
        {
            try
            {
                ProfileDraft draft = ProfileFile.Read(path, alarms);
                if (!drafts.TryAdd(draft.Profile.Name, draft)) complaints.Add($"{path}:1: another file is called {draft.Profile.Name} too");
            }
            catch (YamlFileException wrong)
            {
                complaints.AddRange(wrong.Complaints);
            }
        }

        foreach (ProfileDraft draft in drafts.Values) CheckWithout(draft, drafts, complaints);
        ImmutableArray<DeviceProfile> profiles = [.. drafts.Values.Select(draft => ProfileAlarms.Decide(Inherit(draft, drafts, complaints, 0), alarms))];
        ImmutableDictionary<uint, string> vendors = Vendors(Path.Combine(folder, "vendors.yaml"), complaints);
        var protocols = new ProtocolProfiles(
            ProtocolFolder.Read(ProtocolFolder.Files(folder, "modbus", added), ModbusProfileFile.Read, ModbusProfileFile.Inherit, complaints),
            ProtocolFolder.Read(ProtocolFolder.Files(folder, "metrics", added), MetricsProfileFile.Read, MetricsProfileFile.Inherit, complaints),
            ProtocolFolder.Read(ProtocolFolder.Files(folder, "http", added), HttpProfileFile.Read, HttpProfileFile.Inherit, complaints));
        ImmutableArray<DatabaseProfile> databases = ProtocolFolder.Read(
            ProtocolFolder.Files(folder, "database", added), DatabaseProfileFile.Read, (own, given) => DatabaseProfileFile.Inherit(own, given, complaints), complaints);
        if (complaints.Count > 0) throw new YamlFileException(folder, complaints);

        return new(profiles, vendors) { Protocols = new ProtocolAlarms(alarms).Decide(protocols), Alarms = alarms, Databases = [.. databases.Select(DatabaseProfileFile.Whole)] };
    }

    private static void CheckWithout(ProfileDraft draft, Dictionary<string, ProfileDraft> drafts, List<string> complaints) => complaints.AddRange(
        draft.Profile.Without
            .Where(name => !DeviceProfile.StandardParts.Contains(name) && !(drafts.TryGetValue(name, out ProfileDraft? module) && module.Profile.IsModule))
            .Select(name => $"{draft.Path}:1: without '{name}', which is neither a module nor one of {string.Join(", ", DeviceProfile.StandardParts)}"));

    /// <summary>What a profile does not say comes from the one it extends; readings of both are read.</summary>
    private static DeviceProfile Inherit(ProfileDraft draft, Dictionary<string, ProfileDraft> drafts, List<string> complaints, int depth)
    {
        DeviceProfile own = draft.Profile;
        if (draft.Extends is not { } name) return own;

        if (!drafts.TryGetValue(name, out ProfileDraft? parent))
        {
            complaints.Add($"{draft.Path}:1: extends '{name}', which is no profile");
            return own;
        }

        if (depth == DepthMax)
        {
            complaints.Add($"{draft.Path}:1: extends more than {DepthMax} profiles in a row, perhaps itself");
            return own;
        }

        DeviceProfile given = Inherit(parent, drafts, complaints, depth + 1);
        return own with
        {
            Vendor = own.Vendor ?? given.Vendor,
            Kind = own.Kind ?? given.Kind,
            Without = [.. own.Without.Union(given.Without)],
            Model = own.Model.IsEmpty ? given.Model : own.Model,
            Version = own.Version.IsEmpty ? given.Version : own.Version,
            Serial = own.Serial.IsEmpty ? given.Serial : own.Serial,
            Readings = [.. own.Readings, .. given.Readings.Where(reading => own.Readings.All(mine => mine.Value != reading.Value || mine.Quantity != reading.Quantity))],
            Spaces = [.. own.Spaces, .. given.Spaces],
            Thresholds = [.. own.Thresholds, .. given.Thresholds.Where(rule => own.Thresholds.All(mine => mine.Subject != rule.Subject))],
            Alarms = given.Alarms.SetItems(own.Alarms),
        };
    }

    private static ImmutableDictionary<uint, string> Vendors(string path, List<string> complaints)
    {
        var vendors = ImmutableDictionary.CreateBuilder<uint, string>();
        try
        {
            YamlFile file = YamlFile.Read(path);
            YamlMap root = file.Root("vendors");
            foreach ((string number, string vendor) in root.Pairs("vendors"))
            {
                if (uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out uint enterprise)) vendors[enterprise] = vendor;
                else root.Complain($"'{number}' is no enterprise number");
            }

            file.ThrowIfFaulty();
        }
        catch (YamlFileException wrong)
        {
            complaints.AddRange(wrong.Complaints);
        }

        return vendors.ToImmutable();
    }
}
