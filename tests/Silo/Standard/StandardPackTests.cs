using System.Collections.Immutable;
using PrisonOps.Ports.People;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class StandardPackTests
{
    private static readonly StandardPack Pack = StandardPack.Read(Path.Combine(SourceFolder.Root, "standard"));

    [Fact]
    public void The_taxonomy_names_every_class_of_clause_5_depth_first()
    {
        ImmutableArray<ObjectClass> classes = Pack.Taxonomy.Classes;

        Assert.Equal(128, classes.Length);
        Assert.Equal(
            ["room", "network", "compute", "iot", "command", "security", "desktop", "support", "infosec", "data", "application"],
            classes.Where(entry => entry.Parent is null).Select(entry => entry.Code));
        Assert.All(classes, entry => Assert.Equal(entry.Code.Split('.')[0], entry.System));
    }

    [Fact]
    [Trait("Clause", "7.1.9-a.2")]
    public void No_role_administers_and_audits()
    {
        string[] administering = [Permissions.AccountWrite, Permissions.PolicyWrite, Permissions.SystemConfigure];

        Assert.DoesNotContain(Pack.Roles, role => role.Permissions.Contains(Permissions.AuditRead) && role.Permissions.Intersect(administering).Any());
    }

    [Fact]
    public void Who_sees_states_sees_alarms_because_a_stack_shows_both() =>
        Assert.All(Pack.Roles.Where(role => role.Permissions.Contains("monitoring.read")), role => Assert.Contains("alarm.read", role.Permissions));

    [Fact]
    public void Every_permission_is_held_by_some_role()
    {
        string[] all = [.. typeof(Permissions).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

        Assert.Equal(all.Order(), Pack.Roles.SelectMany(role => role.Permissions).Distinct().Order());
    }

    [Theory]
    [InlineData("- { code: a, zh: 甲, en: A, class: manager, tiers: ministry, permissions: alarm.red }", "permission 'alarm.red' is none of ")]
    [InlineData("- { code: a, zh: 甲, en: A, class: boss, tiers: ministry, permissions: alarm.read }", "class 'boss' is none of manager, provider, user, platform, machine")]
    [InlineData("- { code: a, zh: 甲, en: A, class: user, tiers: village, permissions: alarm.read }", "tier 'village' is none of ministry, prison, province")]
    public void A_role_with_an_unknown_word_is_refused(string role, string complaint)
    {
        string path = Path.Combine(Path.GetTempPath(), $"roles-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(path, $"version: 1\nroles:\n  {role}\n");

        try
        {
            YamlFileException faulty = Assert.Throws<YamlFileException>(() => RolesFile.Read(path));

            Assert.Contains($"{path}:3: {complaint}", faulty.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
