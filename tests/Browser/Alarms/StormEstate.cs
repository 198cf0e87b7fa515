using System.Globalization;
using System.Text;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>Two prisons with 120 switches of 48 ports each. A seventh of the lower ports of a simulated switch has no link from the beginning.</summary>
internal static class StormEstate
{
    public const string Ministry = "部值班员", Operator = "青石值班员";

    public const int Switches = 240, Alarms = Switches * (Ports - WithoutLink);

    private const int Ports = 48, WithoutLink = 6;

    public static string Yaml(LoopbackNetwork network)
    {
        StringBuilder text = new(
            $$"""
            version: 1
            units:
              - { code: cn, tier: ministry, zh: 总局, en: Ministry }
              - { code: cn.1, parent: cn, tier: province, zh: 东河省局, en: Donghe bureau }
              - { code: cn.1.1, parent: cn.1, tier: prison, zh: 青石监狱, en: Qingshi prison }
              - { code: cn.1.2, parent: cn.1, tier: prison, zh: 白鹭监狱, en: Bailu prison }
            credentials:
              - { name: read, unit: cn, community: prison-read }
            people:
              - { user: {{Ministry}}, name: 总局值班员, roles: [{ role: support-group, unit: cn }] }
              - { user: {{Operator}}, name: 青石值班员甲, roles: [{ role: support-group, unit: cn.1.1 }] }
            objects:

            """);
        for (int prison = 1; prison <= 2; prison++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ unit: cn.1.{prison}, class: network.switch, protocol: snmp, domain: private-self-built, port: {ProductRun.AgentPort}, credentials: read, poll: 10s, items: [\n");
            foreach (int number in Enumerable.Range(1 + ((prison - 1) * Switches / 2), Switches / 2))
                text.Append(CultureInfo.InvariantCulture, $"    {{ code: {Code(number)}, name: Switch {number}, address: {network.Address(number)} }},\n");
            text.Append("    ] }\n");
        }

        return text.ToString();
    }

    public static string Agents(LoopbackNetwork network) => string.Concat(Enumerable.Range(1, Switches).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"- {{ name: {Code(number)}, address: {network.Address(number)}, kind: switch, count: {Ports} }}\n")));

    /// <summary>Commands to the agents: every port of every switch.</summary>
    public static IEnumerable<string> AllLinks(string state) => Enumerable.Range(1, Switches).SelectMany(number =>
        Enumerable.Range(1, Ports).Select(port => string.Create(CultureInfo.InvariantCulture, $"link {Code(number)} {port} {state}")));

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"switch-{number:000}");
}
