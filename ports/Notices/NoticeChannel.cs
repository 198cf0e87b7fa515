using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>A way out of the product that an authorised person has set up in a unit; units below may use it.</summary>
/// <param name="Pictures">Whether evidence pictures may leave by it; off unless somebody has switched it on, which the audit shows.</param>
public sealed record NoticeChannel(
    Guid Id, UnitPlace Place, string Name, NoticeChannelKind Kind, bool Enabled, bool Pictures, NoticeChannelSettings Settings, bool HasSecret, string ChangedBy,
    DateTimeOffset ChangedAt, long Revision)
{
    /// <summary>The bell of the pages.</summary>
    public static Guid InAppId => Guid.Empty;
}
