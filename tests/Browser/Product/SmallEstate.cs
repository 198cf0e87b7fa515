namespace PrisonOps.Tests.Browser.Product;

/// <summary>One ministry, one province, two prisons; each prison has two cameras and a switch. Periods are seconds, so that a test waits seconds.</summary>
internal static class SmallEstate
{
    public const string Community = "prison-read";

    public const string Ministry = "部值班员", Operator = "青石值班员", Neighbour = "白鹭值班员", Security = "安全管理员", System = "系统管理员", Auditor = "审计员";

    /// <summary>The camera of prison A that tests put out of order. Nothing of prison B has a part of these words.</summary>
    public const string GateCode = "a-gate", GateName = "青石大门 Qingshi gate", YardName = "青石操场 Qingshi yard";

    /// <summary>
    /// What tests take down of prison A: a switch, and the application whose server hangs on it. Such tests stand in the collection of the switch, one
    /// after another.
    /// </summary>
    public const string SwitchCode = "a-switch", SwitchName = "青石交换机 Qingshi switch", ApplicationCode = "a-business", ApplicationName = "青石业务 Qingshi business";

    public static string Yaml(LoopbackNetwork network) =>
        $$"""
        version: 1
        units:
          - { code: cn, tier: ministry, zh: 总局, en: Ministry }
          - { code: cn.1, parent: cn, tier: province, zh: 东河省局, en: Donghe bureau }
          - { code: cn.1.1, parent: cn.1, tier: prison, zh: 青石监狱, en: Qingshi prison }
          - { code: cn.1.2, parent: cn.1, tier: prison, zh: 白鹭监狱, en: Bailu prison }
        credentials:
          - { name: read, unit: cn, community: {{Community}} }
        objects:
          - unit: cn.1.1
            class: security.video-surveillance.camera
            protocol: rtsp
            domain: private-self-built
            port: {{ProductRun.CameraPort}}
            poll: 2s
            diagnosis: 20s
            items:
              - { code: {{GateCode}}, name: {{GateName}}, address: {{network.Address(1)}}, stream: /stream, criticality: core }
              - { code: a-yard, name: {{YardName}}, address: {{network.Address(2)}}, stream: /stream }
          - unit: cn.1.2
            class: security.video-surveillance.camera
            protocol: rtsp
            domain: private-self-built
            port: {{ProductRun.CameraPort}}
            poll: 2s
            diagnosis: 20s
            items:
              - { code: b-gate, name: 白鹭大门 Bailu gate, address: {{network.Address(11)}}, stream: /stream }
              - { code: b-yard, name: 白鹭操场 Bailu yard, address: {{network.Address(12)}}, stream: /stream }
          - unit: cn.1.1
            class: network.switch
            protocol: snmp
            domain: private-self-built
            port: {{ProductRun.AgentPort}}
            credentials: read
            poll: 5s
            items:
              - { code: {{SwitchCode}}, name: {{SwitchName}}, address: {{network.Address(21)}} }
          - unit: cn.1.1
            class: application.business
            protocol: snmp
            domain: private-self-built
            port: {{ProductRun.AgentPort}}
            credentials: read
            poll: 5s
            items:
              - { code: {{ApplicationCode}}, name: {{ApplicationName}}, address: {{network.Address(23)}} }
          - unit: cn.1.2
            class: network.switch
            protocol: snmp
            domain: private-self-built
            port: {{ProductRun.AgentPort}}
            credentials: read
            poll: 5s
            items:
              - { code: b-switch, name: 白鹭交换机 Bailu switch, address: {{network.Address(22)}} }
        relations:
          - { from: {{ApplicationCode}}, type: connected-to, to: {{SwitchCode}} }
          - { from: b-gate, type: connected-to, to: b-switch, to-port: GE1/0/4 }
        people:
          - { user: {{Ministry}}, name: 总局值班员, roles: [{ role: support-group, unit: cn }] }
          - { user: {{Operator}}, name: 青石值班员甲, roles: [{ role: support-group, unit: cn.1.1 }] }
          - { user: {{Neighbour}}, name: 白鹭值班员乙, roles: [{ role: support-group, unit: cn.1.2 }] }
          - { user: {{Security}}, name: 安全管理员, roles: [{ role: security-administrator, unit: cn }] }
          - { user: {{System}}, name: 系统管理员, roles: [{ role: system-administrator, unit: cn }] }
          - { user: {{Auditor}}, name: 审计员, roles: [{ role: auditor, unit: cn }] }
          - { user: 借调员, name: 借调员, roles: [{ role: support-group, unit: cn.1.1 }] }
        """;

    public static string Devices(LoopbackNetwork network) =>
        $"""
        - name: a-switch
          address: {network.Address(21)}
          kind: switch
          count: 8
        - name: {ApplicationCode}
          address: {network.Address(23)}
          kind: server
          count: 4
        - name: b-switch
          address: {network.Address(22)}
          kind: switch
          count: 8
        """;

    public static string Cameras(LoopbackNetwork network) =>
        $"{GateCode}\t{network.Address(1)}\tgate.h264\na-yard\t{network.Address(2)}\tgate.h264\nb-gate\t{network.Address(11)}\tgate.h264\nb-yard\t{network.Address(12)}\tgate.h264\n";
}
