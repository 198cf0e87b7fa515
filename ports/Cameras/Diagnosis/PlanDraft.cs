using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What a person says of a plan: which cameras of a unit and those below it, how often, when and how (row 8.2-0.22).</summary>
/// <param name="Groups">Empty: whatever the group.</param>
/// <param name="ClassPrefix">Null: every class of camera.</param>
/// <param name="KeyPeriod">For cameras that are marked key.</param>
/// <param name="Windows">Empty: rounds may begin at any time.</param>
/// <param name="Zone">Of the windows and hours, an IANA name.</param>
/// <param name="SiteSessionsMax">Rounds of one unit that run at the same time.</param>
/// <param name="RecorderSessionsMax">Rounds at one address at the same time: the channels of a recorder share theirs.</param>
public sealed record PlanDraft(
    int UnitId, string Name, bool Enabled, ImmutableArray<string> Groups, string? ClassPrefix, bool KeyOnly, TimeSpan Period, TimeSpan KeyPeriod,
    ImmutableArray<PlanWindow> Windows, string Zone, ProfileRule ProfileBy, TimeOnly DayFrom, TimeOnly NightFrom, int Keyframes, bool Burst,
    int SiteSessionsMax, int RecorderSessionsMax)
{
    public const string DefaultZone = "Asia/Shanghai";
}
