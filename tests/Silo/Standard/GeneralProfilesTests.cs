using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

/// <summary>What the shipped pack makes of a device whose family it does not know: a maker by its enterprise number, a kind by its standard MIBs.</summary>
public sealed class GeneralProfilesTests
{
    private const string Nobody = "1.3.6.1.4.1.65123.1";
    private const string Ports = "1.3.6.1.2.1.31.1.1.1.6", Bridge = "1.3.6.1.2.1.17.1", Files = "1.3.6.1.2.1.25.2.3.1.3", Ups = "1.3.6.1.2.1.33.1";
    private const string Sensors = "1.3.6.1.2.1.99.1.1.1.4", Printer = "1.3.6.1.2.1.43.5.1.1", Radio = "1.2.840.10036.1";

    private static readonly Lazy<ProfileSet> Shipped = new(() => ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")));

    [Theory]
    [InlineData("network", Ports)]
    [InlineData("network", Bridge, Files, Sensors)]
    [InlineData("server", Files, Ports)]
    [InlineData("power", Ups, Files, Ports)]
    [InlineData("wireless", Radio, Bridge, Ports)]
    [InlineData("environment", Sensors)]
    [InlineData("printer", Printer, Files)]
    public void A_device_that_nobody_knows_has_the_kind_of_its_standard_MIBs(string kind, params string[] exists)
    {
        Assert.Equal(kind, Own(Nobody, "a thing", exists)?.Kind);
    }

    [Fact]
    public void A_device_that_nobody_knows_and_that_has_no_such_MIB_has_no_kind()
    {
        Assert.Null(Own(Nobody, "a thing"));
    }

    [Fact]
    public void A_description_goes_before_the_standard_MIBs()
    {
        Assert.Equal("storage", Own(Nobody, "HP MSA 2040 SAN", Files, Ports)?.Kind);
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.1286.1.3", "Ribbon", "network")]
    [InlineData("1.3.6.1.4.1.4458.20.3", "Radwin", "wireless")]
    [InlineData("1.3.6.1.4.1.16174.1", "Sensatronics", "environment")]
    public void A_maker_of_one_kind_of_device_is_known_by_its_enterprise_number(string objectId, string vendor, string kind)
    {
        Assert.Equal(kind, Own(objectId, "a thing")?.Kind);
        Assert.Equal(vendor, ProfileRecognition.Vendor(Shipped.Value, ObjectIdentifier.Parse(objectId)));
    }

    private static DeviceProfile? Own(string objectId, string description, params string[] exists) => ProfileRecognition.Own(
        Shipped.Value, ObjectIdentifier.Parse(objectId), description, exists.Select(ObjectIdentifier.Parse).ToHashSet());
}
