using System.Collections.Immutable;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class ProfilesFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("profiles-");

    public ProfilesFolderTests()
    {
        Write("vendors.yaml", "vendors: {\"2011\": Huawei}");
        File.Copy(Path.Combine(SourceFolder.Root, "standard", "profiles", "alarms.yaml"), Path.Combine(folder.FullName, "alarms.yaml"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_profiles_are_without_fault_and_name_each_recognition_once()
    {
        ProfileSet shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles"));

        Assert.NotEmpty(shipped.Profiles);
        Assert.All(shipped.Profiles.Where(profile => !profile.IsModule && !profile.Matches.IsEmpty), profile => Assert.NotNull(profile.Vendor ?? profile.Kind));
        string[] twice =
        [
            .. shipped.Profiles.Where(profile => !profile.IsModule)
                .SelectMany(profile => profile.Matches, (profile, match) => (profile.Name, Match: $"{match.ObjectId} {match.Description} {match.Exists}"))
                .GroupBy(pair => pair.Match)
                .Where(group => group.Select(pair => pair.Name).Distinct().Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Name))}"),
        ];
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_fault_of_every_file_is_named_with_its_line()
    {
        Write("snmp/a.yaml", "vendor: X\nkind: toaster\nreadings:\n  - {quantity: cpu.load, value: 1.2.x, unit: ratio}\n");
        Write("snmp/b.yaml", "vendor: Y\nextends: nobody\nreadings:\n  - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.1, unit: Cel, label: \"{\"}\n");

        var wrong = Assert.Throws<YamlFileException>(() => ProfilesFolder.Read(folder.FullName));

        Assert.Collection(
            wrong.Complaints.Select(complaint => complaint[(folder.FullName.Length + 1)..]),
            complaint => Assert.StartsWith("snmp/a.yaml:1: kind 'toaster' is none of network", complaint),
            complaint => Assert.StartsWith("snmp/a.yaml:4: '1.2.x' is no column", complaint),
            complaint => Assert.StartsWith("snmp/b.yaml:4: '{' has a '{' without '}'", complaint));
    }

    [Fact]
    public void A_profile_inherits_what_it_does_not_say_and_adds_its_own_readings()
    {
        Write("snmp/base.yaml", "vendor: X\nkind: network\nmodel: sysDescr ~ ^(\\S+)\nreadings:\n  - {quantity: cpu.load, value: 1.3.6.1.4.1.9.1, unit: ratio, scale: 0.01}\n");
        Write(
            "snmp/own.yaml",
            "extends: base\nkind: firewall\nmatch: [{sysObjectID: 1.3.6.1.4.1.9}]\nreadings:\n"
                + "  - {quantity: cpu.load, value: 1.3.6.1.4.1.9.1, unit: ratio}\n  - {quantity: firewall.sessions, value: 1.3.6.1.4.1.9.2.0, unit: \"1\"}\n");

        DeviceProfile own = ProfilesFolder.Read(folder.FullName).Profiles.Single(profile => profile.Name == "own");

        Assert.Equal(("X", "firewall"), (own.Vendor, own.Kind));
        Assert.Single(own.Model);
        Assert.Equal([("cpu.load", 1.0), ("firewall.sessions", 1.0)], own.Readings.Select(reading => (reading.Quantity, reading.Scale)));
    }

    [Fact]
    public void A_profile_that_extends_itself_is_refused_by_name()
    {
        Write("snmp/loop.yaml", "extends: loop\nkind: network\n");

        var wrong = Assert.Throws<YamlFileException>(() => ProfilesFolder.Read(folder.FullName));

        Assert.Contains("extends more than 8 profiles in a row", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_file_is_read_without_a_restart_and_a_faulty_one_changes_nothing()
    {
        Write("snmp/a.yaml", "kind: network\n");
        using var catalogue = new ProfileCatalogue(folder.FullName, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ProfileCatalogue>.Instance);

        Write("snmp/b.yaml", "kind: firewall\n");
        catalogue.Look();
        ImmutableArray<string> grown = [.. catalogue.Current.Profiles.Select(profile => profile.Name)];
        Write("snmp/b.yaml", "kind: toaster and more\n");
        catalogue.Look();

        Assert.Equal(["a", "b"], grown);
        Assert.Equal("firewall", catalogue.Current.Profiles[1].Kind);
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
