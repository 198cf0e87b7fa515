using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Estate;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Estate;

public sealed class EstateFileTests : IDisposable
{
    private static readonly Taxonomy Standard = Taxonomy.Read(Path.Combine(SourceFolder.Root, "standard/taxonomy.yaml"));

    private readonly string path = Path.Combine(Path.GetTempPath(), $"estate-{Guid.NewGuid():N}.yaml");

    public void Dispose() => File.Delete(path);

    [Fact]
    [Trait("Clause", "4.2.2-a")]
    public void The_demo_estate_is_one_ministry_two_provinces_and_three_prisons_with_24_cameras()
    {
        EstateContents demo = EstateFile.Read(Path.Combine(SourceFolder.Root, "deploy/demo-estate/estate.yaml"), Standard);

        Assert.Equal([UnitTier.Ministry, UnitTier.Province, UnitTier.Province, UnitTier.Prison, UnitTier.Prison, UnitTier.Prison], demo.Units.Select(unit => unit.Tier));
        Assert.Equal(24, demo.Objects.Count(item => item.Protocol == MonitoringProtocol.Rtsp));
        Assert.All(demo.Objects.Where(item => item.Protocol != MonitoringProtocol.None), item => Assert.StartsWith("127.", item.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_takes_over_what_its_group_says_and_may_say_otherwise()
    {
        EstateContents estate = Read(
            """
            version: 1
            units:
              - { code: cn, tier: ministry, zh: 部, en: Ministry }
            credentials:
              - { name: read, unit: cn, community: public }
            objects:
              - unit: cn
                class: network.switch
                protocol: snmp
                domain: internet
                port: 161
                poll: 30s
                credentials: read
                items:
                  - { code: a, name: A, address: 10.0.0.1 }
                  - { code: b, name: B, address: 10.0.0.2, port: 1161, poll: 5m, criticality: core }
            """);

        Assert.Equal((161, TimeSpan.FromSeconds(30), Criticality.NonCore), (estate.Objects[0].Port, estate.Objects[0].PollPeriod, estate.Objects[0].Criticality));
        Assert.Equal((1161, TimeSpan.FromMinutes(5), Criticality.Core), (estate.Objects[1].Port, estate.Objects[1].PollPeriod, estate.Objects[1].Criticality));
        Assert.Equal("snmp-community", estate.Credentials[0].Secret.Kind);
    }

    [Theory]
    [InlineData("units: [{ code: cn, tier: kingdom, zh: 部, en: M }]", ":2: tier 'kingdom' is none of ministry, province, prison")]
    [InlineData("units: [{ code: cn, tier: ministry, zh: 部, en: M }, { code: x, tier: prison, parent: cn, zh: 狱, en: P }]", "unit 'x' is a Prison under 'cn'")]
    [InlineData("units: [{ code: cn, tier: ministry, zh: 部, en: M, colour: red }]", "'colour' is no key here; known are code, parent, tier, zh, en")]
    [InlineData("units: [{ code: cn, tier: ministry, zh: 部, en: M }]\nobjects: [{ unit: cn, class: network.swich, items: [{ code: a, name: A }] }]", ":3: class 'network.swich' is not in standard/taxonomy.yaml")]
    [InlineData("units: [{ code: cn, tier: ministry, zh: 部, en: M }]\nobjects: [{ unit: cn, class: network.switch, protocol: snmp, domain: internet, poll: 5 days, items: [{ code: a, name: A, address: 10.0.0.1 }] }]", "poll '5 days' is not a duration")]
    [InlineData("units: [{ code: cn, tier: ministry, zh: 部, en: M }]\nobjects: [{ unit: cn, class: network.switch, protocol: snmp, domain: internet, items: [{ code: a, name: A, address: 10.0.0.1 }, { code: b, name: B, address: 10.0.0.1 }] }]", "'b' has the address 10.0.0.1:0 in internet, which 'a' has already")]
    [InlineData("people: [{ user: 王, roles: [{ role: leader, unit: cn }] }]", "unit 'cn' is not among the units of this file")]
    [InlineData("relations: [{ from: a, type: hosted-by, to: b }]", "from 'a' is not an object that stands above in this file")]
    [InlineData("units: [", ".yaml:")]
    public void A_fault_is_named_with_its_file_and_line(string text, string complaint)
    {
        YamlFileException faulty = Assert.Throws<YamlFileException>(() => Read($"version: 1\n{text}"));

        Assert.Contains(complaint, faulty.Message, StringComparison.Ordinal);
        Assert.All(faulty.Complaints, line => Assert.StartsWith($"{path}:", line, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_a_file_come_at_once()
    {
        YamlFileException faulty = Assert.Throws<YamlFileException>(() => Read("version: 1\nunits: [{ code: cn, tier: ministry, zh: 部, en: M, colour: red }]\nobjects: [{ unit: nowhere, class: y, items: [] }]"));

        Assert.Equal(3, faulty.Complaints.Count);
    }

    private EstateContents Read(string text)
    {
        File.WriteAllText(path, text);
        return EstateFile.Read(path, Standard);
    }
}
