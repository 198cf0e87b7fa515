using System.Collections.Immutable;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>The units and roles of every test: one ministry, two provinces, three prisons.</summary>
internal static class Estate
{
    public static readonly UnitRow Ministry = new(1, null, UnitTier.Ministry, new(1, 0, 0), "cn", "部监狱管理局", "Ministry", 1);
    public static readonly UnitRow Sichuan = new(2, 1, UnitTier.Province, new(2, 2, 0), "cn.51", "四川省监狱管理局", "Sichuan", 1);
    public static readonly UnitRow Yunnan = new(3, 1, UnitTier.Province, new(3, 3, 0), "cn.53", "云南省监狱管理局", "Yunnan", 1);
    public static readonly UnitRow Mianyang = new(4, 2, UnitTier.Prison, new(4, 2, 4), "cn.51.5107", "绵阳监狱", "Mianyang prison", 1);
    public static readonly UnitRow Leshan = new(5, 2, UnitTier.Prison, new(5, 2, 5), "cn.51.5111", "乐山监狱", "Leshan prison", 1);
    public static readonly UnitRow Kunming = new(6, 3, UnitTier.Prison, new(6, 3, 6), "cn.53.5301", "昆明监狱", "Kunming prison", 1);

    public static ImmutableArray<UnitRow> Units { get; } = [Ministry, Sichuan, Yunnan, Mianyang, Leshan, Kunming];

    public static readonly RoleRow Operator = new(
        "support-group", RoleClass.Manager, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [
            Permissions.MonitoringRead, Permissions.AlarmRead, Permissions.AlarmHandle, Permissions.ObjectRead, Permissions.ObjectWrite,
            Permissions.VideoView, Permissions.WallView, Permissions.WallConfigure, Permissions.CredentialWrite, Permissions.AnalysisRead,
        ],
        "保障组", "Support group");

    public static readonly RoleRow Watcher = new(
        "liaison-group", RoleClass.Manager, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [Permissions.MonitoringRead, Permissions.AlarmRead, Permissions.ObjectRead], "联络组", "Liaison group");

    public static readonly RoleRow Engineer = new(
        "engineer", RoleClass.Provider, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [Permissions.MonitoringRead, Permissions.AlarmRead, Permissions.AlarmHandle, Permissions.ObjectRead], "工程师", "Engineer");

    public static readonly RoleRow Kiosk = new(
        "wall-kiosk", RoleClass.Machine, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [Permissions.MonitoringRead, Permissions.AlarmRead, Permissions.WallView, Permissions.AlarmHandle], "大屏终端", "Wall kiosk");

    public static readonly RoleRow Security = new(
        "security-administrator", RoleClass.Manager, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [Permissions.AccountWrite, Permissions.PolicyWrite], "安全管理员", "Security administrator");

    public static readonly RoleRow Auditor = new(
        "auditor", RoleClass.Manager, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison], [Permissions.AuditRead], "审计员", "Auditor");

    public static readonly RoleRow System = new(
        "system-administrator", RoleClass.Platform, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison],
        [Permissions.SystemConfigure, Permissions.UnitWrite, Permissions.MonitoringConfigure], "系统管理员", "System administrator");

    public static ImmutableArray<RoleRow> Roles { get; } = [Operator, Watcher, Engineer, Kiosk, Security, Auditor, System];
}
