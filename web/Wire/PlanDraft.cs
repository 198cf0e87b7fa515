using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record PlanDraft(
    int UnitId, string Name, bool Enabled, IReadOnlyList<string> Groups, string? ClassPrefix, bool KeyOnly, double PeriodSeconds,
    double KeyPeriodSeconds, IReadOnlyList<PlanWindow> Windows, string Zone, ProfileRule ProfileBy, TimeOnly DayFrom, TimeOnly NightFrom,
    int Keyframes, bool Burst, int SiteSessionsMax, int RecorderSessionsMax);
