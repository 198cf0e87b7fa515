using System.Globalization;
using System.Text;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>Two prisons with 1,000 small devices each, all polled every ten seconds: enough for a storm.</summary>
internal static class LargeEstate
{
    public const int Devices = 2_000;
    public const string Ministry = "部值班员";

    public static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"door-{number:0000}");

    public static string Yaml(LoopbackNetwork network)
    {
        StringBuilder text = new(
            """
            version: 1
            units:
              - { code: cn, tier: ministry, zh: 总局, en: Ministry }
              - { code: cn.1, parent: cn, tier: province, zh: 东河省局, en: Donghe bureau }
              - { code: cn.1.1, parent: cn.1, tier: prison, zh: 青石监狱, en: Qingshi prison }
              - { code: cn.1.2, parent: cn.1, tier: prison, zh: 白鹭监狱, en: Bailu prison }
            credentials:
              - { name: read, unit: cn, community: prison-read }
            people:
              - { user: 部值班员, name: 总局值班员, roles: [{ role: support-group, unit: cn }] }
            objects:

            """);
        for (int prison = 1; prison <= 2; prison++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ unit: cn.1.{prison}, class: security.access-control.controller, protocol: snmp, domain: private-self-built, port: {ProductRun.AgentPort}, credentials: read, poll: 10s, items: [\n");
            for (int number = ((prison - 1) * Devices / 2) + 1; number <= prison * Devices / 2; number++)
                text.Append(CultureInfo.InvariantCulture, $"    {{ code: {Code(number)}, name: Door {number}, address: {network.Address(number)} }},\n");
            text.Append("    ] }\n");
        }

        return text.ToString();
    }

    public static string Agents(LoopbackNetwork network)
    {
        StringBuilder text = new();
        for (int number = 1; number <= Devices; number++)
            text.Append(CultureInfo.InvariantCulture, $"- {{ name: {Code(number)}, address: {network.Address(number)}, kind: door-controller, count: 1 }}\n");
        return text.ToString();
    }
}
