using PrisonOps.Tests.Browser.Product;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Protocols;

namespace PrisonOps.Tests.Browser.Facilities;

/// <summary>A run of the product whose objects are watched by Modbus, by HTTP and by pages of metrics, with servers of other hands behind all three.</summary>
public sealed class FacilityRun : IAsyncLifetime
{
    public const string Doors = "a-doors", Zones = "a-zones", Store = "a-redis", Surge = "a-spd", ZonesPath = "/zones";

    private const string DoorSettings = """{"profile": "doors", "repeats": {"doors": {"count": 2}}}""";

    private const string Redis = "/usr/bin/redis-server", Exporter = "/usr/bin/prometheus-redis-exporter";

    private readonly int redisPort = PeerProgram.FreePort();
    private PeerProgram? redis;
    private PeerProgram? exporter;
    private ProductRun? product;

    internal PeerProgram Controller { get; private set; } = null!;

    internal PeerProgram Contacts { get; private set; } = null!;

    internal DocumentSite Platform { get; private set; } = null!;

    internal Task<ApiClient> SignIn(string user = SmallEstate.Operator) => product!.SignIn(user);

    public async ValueTask InitializeAsync()
    {
        (Controller, Contacts) = (await ModbusServer.StartWith(), await ModbusServer.StartWith());
        Platform = await DocumentSite.Start((ZonesPath, ZoneList(isAlarmed: false)));
        await StartRedis();
        int port = PeerProgram.FreePort();
        exporter = await PeerProgram.Start(Exporter, "prometheus-redis-exporter", port, $"--web.listen-address=127.0.0.1:{port}", $"-redis.addr=127.0.0.1:{redisPort}");
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        product = await ProductRun.Start(Estate(port), $"- {{ name: a-switch, address: {network.Address(21)}, kind: switch, count: 2 }}\n", cameras: null);
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

    private string Estate(int exporterPort) =>
        $$$"""
        version: 1
        units:
          - { code: cn, tier: ministry, zh: 总局, en: Ministry }
          - { code: cn.1, parent: cn, tier: province, zh: 东河省局, en: Donghe bureau }
          - { code: cn.1.1, parent: cn.1, tier: prison, zh: 青石监狱, en: Qingshi prison }
        objects:
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
