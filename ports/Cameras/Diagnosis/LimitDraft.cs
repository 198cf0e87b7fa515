using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>One limit, for a unit and those below it, for a group of its cameras, or for one camera.</summary>
/// <param name="Limit">Name of a limit of the diagnosis, camelCase.</param>
public sealed record LimitDraft(int UnitId, string? Group, Guid? CameraId, DayProfile? Profile, string Limit, double Value)
{
    /// <summary>Of several that concern a camera the highest wins: the nearer target, and of one target that of a profile.</summary>
    /// <param name="place">The camera's, or that of the draft's own unit: both give the same order.</param>
    public int Rank(UnitPlace place)
    {
        int level = UnitId == place.Prison ? 2 : UnitId == place.Province ? 1 : 0;
        return (CameraId is null ? 0 : 64) + (Group is null ? 0 : 32) + (level * 4) + (Profile is null ? 0 : 1);
    }
}
