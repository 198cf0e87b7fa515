using PrisonOps.Tests.Browser.Product;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Protocols;

namespace PrisonOps.Tests.Browser.Facilities;

/// <summary>A run of the product whose objects are watched by Modbus, by HTTP and by pages of metrics, with servers of other hands behind all three.</summary>
public sealed class FacilityRun : IAsyncLifetime
{
    public const string Doors = "a-doors", Zones = "a-zones", Store = "a-redis", Surge = "a-spd", Ups = "a-ups", Array = "a-array", ZonesPath = "/zones";

    private const string DoorSettings = """{"profile": "doors", "repeats": {"doors": {"count": 2}}}""";

    private const string Redis = "/usr/bin/redis-server", Exporter = "/usr/bin/prometheus-redis-exporter";

    private readonly int redisPort = PeerProgram.FreePort();
    private PeerProgram? redis;
    private PeerProgram? exporter;
    private ProductRun? product;

    internal PeerProgram Controller { get; private set; } = null!;

    internal PeerProgram Contacts { get; private set; } = null!;

    internal DocumentSite Platform { get; private set; } = null!;

    internal Task TellAgents(string line) => product!.TellAgents([line]);

    internal Task<ApiClient> SignIn(string user = SmallEstate.Operator) => product!.SignIn(user);

    public async ValueTask InitializeAsync()
    {
        (Controller, Contacts) = (await ModbusServer.StartWith(), await ModbusServer.StartWith());
        Platform = await DocumentSite.Start((ZonesPath, ZoneList(isAlarmed: false)));
        await StartRedis();
        int port = PeerProgram.FreePort();
        exporter = await PeerProgram.Start(Exporter, "prometheus-redis-exporter", port, $"--web.listen-address=127.0.0.1:{port}", $"-redis.addr=127.0.0.1:{redisPort}");
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        product = await ProductRun.Start(Estate(port, network), Devices(network), cameras: null);
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        exporter?.Dispose();
        redis?.Dispose();
        Platform?.Dispose();
        Contacts?.Dispose();
        Controller?.Dispose();
    }

    internal static string ZoneList(bool isAlarmed) =>
        $$"""[{"name": "围墙 1", "armed": true, "alarm": {{(isAlarmed ? "true" : "false")}}, "tamper": false, "fault": false}]""";

    internal async Task StartRedis() => redis = await PeerProgram.Start(
        Redis, "redis-server", redisPort, "--port", $"{redisPort}", "--bind", "127.0.0.1", "--save", "", "--maxmemory", "64mb");

    internal void StopRedis() => redis!.Dispose();

    private static string Devices(LoopbackNetwork network) =>
        $"""
        - name: {Ups}
          address: {network.Address(21)}
          kind: ups
        - name: {Array}
          address: {network.Address(22)}
          kind: storage
          count: 2

        """;

    private string Estate(int exporterPort, LoopbackNetwork network) =>
        $$$"""
        version: 1
        units:
          - { code: cn, tier: ministry, zh: 总局, en: Ministry }
          - { code: cn.1, parent: cn, tier: province, zh: 东河省局, en: Donghe bureau }
          - { code: cn.1.1, parent: cn.1, tier: prison, zh: 青石监狱, en: Qingshi prison }
        credentials:
          - { name: read, unit: cn, community: {{{SmallEstate.Community}}} }
        objects:
          - unit: cn.1.1
            class: room.machine-room
            items:
              - { code: a-room, name: 青石机房 }
          - unit: cn.1.1
            class: room.machine-room.rack
            location: a-room
            items:
              - { code: a-rack-3, name: 机柜 3 }
          - unit: cn.1.1
            class: room.electrical.ups
            protocol: snmp
            domain: private-self-built
            port: {{{ProductRun.AgentPort}}}
            credentials: read
            poll: 2s
            location: a-rack-3
            items:
              - { code: {{{Ups}}}, name: 青石不间断电源, address: {{{network.Address(21)}}} }
          - unit: cn.1.1
            class: compute.disk-array
            protocol: snmp
            domain: private-self-built
            port: {{{ProductRun.AgentPort}}}
            credentials: read
            poll: 2s
            items:
              - { code: {{{Array}}}, name: 青石磁盘阵列, address: {{{network.Address(22)}}} }
          - unit: cn.1.1
            class: security.access-control.controller
            protocol: modbus
            domain: private-self-built
            poll: 2s
            items:
              - { code: {{{Doors}}}, name: 青石门禁, address: 127.0.0.1, port: {{{Controller.Endpoint.Port}}}, stream: '{{{DoorSettings}}}' }
          - unit: cn.1.1
            class: room.lightning.spd
            protocol: modbus
            domain: private-self-built
            poll: 2s
            items:
              - { code: {{{Surge}}}, name: 青石防雷器, address: 127.0.0.1, port: {{{Contacts.Endpoint.Port}}}, stream: '{"profile": "contacts"}' }
          - unit: cn.1.1
            class: security.alarm
            protocol: http
            domain: private-self-built
            poll: 2s
            items:
              - { code: {{{Zones}}}, name: 青石报警主机, address: 127.0.0.1, port: {{{Platform.Port}}}, stream: '{"profile": "alarm-zones"}' }
          - unit: cn.1.1
            class: support.middleware
            protocol: open-metrics
            domain: private-self-built
            poll: 2s
            items:
              - { code: {{{Store}}}, name: 青石缓存, address: 127.0.0.1, port: {{{exporterPort}}} }
        people:
          - { user: {{{SmallEstate.Operator}}}, name: 青石值班员甲, roles: [{ role: support-group, unit: cn.1.1 }] }
          - { user: {{{SmallEstate.System}}}, name: 系统管理员, roles: [{ role: system-administrator, unit: cn }] }
        """;
}
