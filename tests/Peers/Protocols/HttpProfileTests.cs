using System.Net;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>The shipped profiles of documents against servers of other hands.</summary>
public sealed class HttpProfileTests
{
    [Fact]
    [Trait("Clause", "8.1.4-0.2")]
    public async Task Six_hundred_requests_of_a_minute_are_counted()
    {
        using WebServers servers = await WebServers.Start();
        await using var polling = new Polling(ProtocolPolls.Watcher);
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        async Task<DevicePollResult> Poll() => await polling.Ask(At(servers.NginxPort, """{"profile": "nginx-status"}"""));

        DevicePollResult before = await Poll();
        for (int i = 0; i < 600; i++) await client.GetStringAsync(new Uri($"http://127.0.0.1:{servers.NginxPort}/"), TestContext.Current.CancellationToken);
        DevicePollResult now = await Poll() with { At = before.At + TimeSpan.FromMinutes(1) };
        Quantity rate = CounterRates.Between(before, now).Single(quantity => quantity.Name == "service.requests");

        Assert.Equal("1/s", rate.Unit);
        Assert.InRange(rate.Value * 60, 594, 606);
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task The_status_of_apache_is_read_without_an_exporter()
    {
        using WebServers servers = await WebServers.Start();
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(servers.ApachePort, """{"profile": "apache-status"}"""));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal(("Apache", "middleware", "apache-status"), (result.Identity?.Vendor, result.Identity?.Kind, result.Identity?.Profile));
        Assert.Contains("Apache/2", result.Identity?.Version, StringComparison.Ordinal);
        Assert.True(result.Value("service.workers-busy") >= 1 && result.Value("service.workers-idle") > 1, string.Join(", ", result.Quantities));
    }

    [Fact]
    [Trait("Clause", "8.1.3-0.1")]
    [Trait("Clause", "8.1.3-0.2")]
    [Trait("Clause", "8.1.3-0.3")]
    public async Task Platforms_say_the_same_in_other_words_and_places_and_an_object_says_where()
    {
        using DocumentSite site = await DocumentSite.Start(
            ("/api/v2/doors", """{"data": [{"label": "A 区大门", "status": "FORCED"}, {"label": "会见室", "status": "OPEN"}, {"label": "库房", "status": "CLOSED"}]}"""),
            ("/zones", """[{"name": "围墙 1", "armed": true, "alarm": false, "tamper": true, "fault": true}]"""),
            ("/terminals.xml", """<list><terminal><id>操场</id><state>offline</state><amp>ok</amp></terminal><terminal><id>食堂</id><state>playing</state><amp>fault</amp></terminal></list>"""));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult doors = await polling.Ask(At(site.Port, """
            {"profile": "doors", "parameters": {"path": "/api/v2/doors", "rows": "$.data[*]", "name": "$.label", "open": "$.status", "open-word": "OPEN",
             "forced": "$.status", "forced-word": "FORCED", "held": "$.status", "held-word": "HELD", "fault": ""}}
            """));
        DevicePollResult zones = await polling.Ask(At(site.Port, """{"profile": "alarm-zones"}"""));
        DevicePollResult terminals = await polling.Ask(At(site.Port, """
            {"profile": "broadcast", "parameters": {"path": "/terminals.xml", "rows": "//terminal", "name": "id", "online": "state!='offline'", "playing": "state",
             "playing-word": "playing", "amplifier": "amp", "amplifier-word": "fault"}}
            """));

        Assert.Equal((1, 0), (doors.Value("door.forced", "A 区大门"), doors.Value("door.open", "A 区大门")));
        Assert.Equal((1, 0, 0), (doors.Value("door.open", "会见室"), doors.Value("door.open", "库房"), doors.Value("door.held", "库房")));
        Assert.DoesNotContain(doors.Quantities, quantity => quantity.Name == "door.fault");
        Assert.Equal((1, 0, 1, 1), (zones.Value("alarm-zone.armed", "围墙 1"), zones.Value("alarm-zone.alarm", "围墙 1"), zones.Value("alarm-zone.tamper", "围墙 1"), zones.Value("alarm-zone.fault", "围墙 1")));
        Assert.Equal((1, 0), (terminals.Value("broadcast.offline", "操场"), terminals.Value("broadcast.offline", "食堂")));
        Assert.Equal((1, 1), (terminals.Value("broadcast.playing", "食堂"), terminals.Value("broadcast.amplifier-fault", "食堂")));
    }

    [Fact]
    [Trait("Clause", "8.1.3-0.4")]
    public async Task A_recorder_shows_each_disk_and_each_channel_by_itself()
    {
        using DocumentSite site = await DocumentSite.Start(
            ("/ISAPI/System/deviceInfo", """<DeviceInfo version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema"><deviceName>NVR-1</deviceName><model>DS-9632</model><serialNumber>0815</serialNumber><firmwareVersion>V4.1</firmwareVersion></DeviceInfo>"""),
            ("/ISAPI/System/status", """<DeviceStatus xmlns="http://www.hikvision.com/ver20/XMLSchema"><CPUList><CPU><cpuUtilization>25</cpuUtilization></CPU></CPUList><MemoryList><Memory><memoryUsage>300</memoryUsage><memoryAvailable>100</memoryAvailable></Memory></MemoryList></DeviceStatus>"""),
            ("/ISAPI/ContentMgmt/Storage", """<storage xmlns="http://www.hikvision.com/ver20/XMLSchema"><hddList><hdd><id>1</id><capacity>1000</capacity><freeSpace>100</freeSpace><status>ok</status></hdd><hdd><id>2</id><capacity>1000</capacity><freeSpace>1000</freeSpace><status>error</status></hdd></hddList></storage>"""),
            ("/ISAPI/ContentMgmt/InputProxy/channels/status", """<InputProxyChannelStatusList xmlns="http://www.hikvision.com/ver20/XMLSchema"><InputProxyChannelStatus><id>1</id><online>true</online></InputProxyChannelStatus><InputProxyChannelStatus><id>2</id><online>false</online></InputProxyChannelStatus></InputProxyChannelStatusList>"""));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(site.Port, """{"profile": "hikvision"}"""));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal(("Hikvision", "DS-9632", "V4.1", "0815", "NVR-1"), (result.Identity?.Vendor, result.Identity?.Model, result.Identity?.Version, result.Identity?.Serial, result.Identity?.SysName));
        Assert.Equal((0, 2), (result.Value("disk.fault", "disk 1"), result.Value("disk.fault", "disk 2")));
        Assert.Equal((0, 1), (result.Value("recorder.channel-offline", "channel 1"), result.Value("recorder.channel-offline", "channel 2")));
        Assert.Equal((2, 1), (result.Value("recorder.channels"), result.Value("recorder.channels-offline")));
        Assert.Equal((0.25, 0.75, 0.9), (result.Value("cpu.load"), result.Value("memory.used"), result.Value("storage.used", "disk 1")));
    }

    [Fact]
    public async Task A_server_is_recognised_by_its_documents_and_one_that_nobody_knows_is_judged_as_a_page()
    {
        using WebServers servers = await WebServers.Start();
        using DocumentSite site = await DocumentSite.Start(("/", "here"));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult nginx = await polling.Ask(At(servers.NginxPort, """{"profile": "auto"}"""));
        DevicePollResult apache = await polling.Ask(At(servers.ApachePort, """{"profile": "auto"}"""));
        DevicePollResult other = await polling.Ask(At(site.Port, """{"profile": "auto"}"""));

        Assert.Equal(("nginx-status", "apache-status", null), (nginx.Identity?.Profile, apache.Identity?.Profile, other.Identity?.Profile));
        Assert.NotNull(nginx.Value("service.requests"));
        Assert.Equal(200, other.Value("http.status"));
    }

    /// <summary>Documents as DSP0266 and its schemas describe them, written for this test: no server of the kind was there.</summary>
    [Fact]
    public async Task A_server_by_redfish_shows_its_health_drives_and_sensors_part_by_part()
    {
        using DocumentSite site = await DocumentSite.Start(
            ("/redfish/v1/", """{"RedfishVersion": "1.11.0", "Systems": {"@odata.id": "/redfish/v1/Systems"}}"""),
            ("/redfish/v1/Systems", """{"Members": [{"@odata.id": "/redfish/v1/Systems/1"}]}"""),
            ("/redfish/v1/Systems/1", """{"Name": "System", "HostName": "host-1", "Manufacturer": "Contoso", "Model": "X3", "SerialNumber": "0815", "BiosVersion": "2.1", "PowerState": "On", "Status": {"Health": "Warning"}, "ProcessorSummary": {"Count": 2, "Status": {"Health": "OK"}}, "MemorySummary": {"TotalSystemMemoryGiB": 64, "Status": {"Health": "OK"}}, "Storage": {"@odata.id": "/redfish/v1/Systems/1/Storage"}}"""),
            ("/redfish/v1/Systems/1/Storage", """{"Members": [{"@odata.id": "/redfish/v1/Systems/1/Storage/1"}]}"""),
            ("/redfish/v1/Systems/1/Storage/1", """{"StorageControllers": [{"Name": "RAID", "Status": {"Health": "OK"}}], "Drives": [{"@odata.id": "/drives/1"}, {"@odata.id": "/drives/2"}]}"""),
            ("/drives/1", """{"Name": "Disk 1", "Status": {"Health": "OK"}, "FailurePredicted": false, "PredictedMediaLifeLeftPercent": 91, "CapacityBytes": 1000}"""),
            ("/drives/2", """{"Name": "Disk 2", "Status": {"Health": "Critical"}, "FailurePredicted": true}"""),
            ("/redfish/v1/Chassis", """{"Members": [{"@odata.id": "/redfish/v1/Chassis/1"}]}"""),
            ("/redfish/v1/Chassis/1", """{"Name": "Chassis", "Status": {"Health": "OK"}, "Thermal": {"@odata.id": "/redfish/v1/Chassis/1/Thermal"}, "Power": {"@odata.id": "/redfish/v1/Chassis/1/Power"}}"""),
            ("/redfish/v1/Chassis/1/Thermal", """{"Temperatures": [{"Name": "Inlet", "ReadingCelsius": 24.5, "Status": {"State": "Enabled", "Health": "OK"}}, {"Name": "CPU 3", "ReadingCelsius": null, "Status": {"State": "Absent"}}], "Fans": [{"Name": "Fan 1", "Reading": 7000, "ReadingUnits": "RPM", "Status": {"Health": "OK"}}, {"Name": "Fan 2", "Reading": 50, "ReadingUnits": "Percent", "Status": {"Health": "Critical"}}]}"""),
            ("/redfish/v1/Chassis/1/Power", """{"PowerControl": [{"Name": "System", "PowerConsumedWatts": 344}], "Voltages": [], "PowerSupplies": [{"Name": "PSU 1", "PowerInputWatts": 180, "Status": {"Health": "OK"}}]}"""));
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(site.Port, """{"profile": "auto"}"""));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal(("redfish", "Contoso", "X3", "0815", "host-1"), (result.Identity?.Profile, result.Identity?.Vendor, result.Identity?.Model, result.Identity?.Serial, result.Identity?.SysName));
        Assert.Equal((1, 0, 2, 2), (result.Value("hardware.fault", "system"), result.Value("hardware.fault", "drive Disk 1"), result.Value("hardware.fault", "drive Disk 2"), result.Value("hardware.fault", "Fan 2")));
        Assert.Equal((0, 1, 0.91), (result.Value("disk.failure-predicted", "Disk 1"), result.Value("disk.failure-predicted", "Disk 2"), result.Value("disk.life-left", "Disk 1")));
        Assert.Equal((24.5, null, 7000, 0.5), (result.Value("sensor.temperature", "Inlet"), result.Value("sensor.temperature", "CPU 3"), result.Value("sensor.fan-speed", "Fan 1"), result.Value("sensor.fan-load", "Fan 2")));
        Assert.Equal((344, 180, 64.0 * (1 << 30), 0), (result.Value("sensor.power", "System"), result.Value("sensor.power", "PSU 1"), result.Value("memory.total"), result.Value("hardware.power-off")));
    }

    [Theory]
    [InlineData("""{"profile": "doors", "parameters": {"colour": "red"}}""", "'colour' is none of the parameters of profile 'doors': path, rows")]
    [InlineData("""{"profile": "toaster"}""", "known for HTTP are ")]
    public async Task Settings_that_do_not_go_with_the_profile_are_not_asked(string settings, string reason)
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(1, settings));

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains(reason, result.Detail, StringComparison.Ordinal);
    }

    private static ObjectConfiguration At(int port, string settings) => ProtocolPolls.Device(new(IPAddress.Loopback, port), MonitoringProtocol.Http, settings);
}
