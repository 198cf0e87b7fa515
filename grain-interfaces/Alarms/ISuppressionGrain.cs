namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>
/// Knows what every object is reached through and which do not answer, and tells the boards of all units which objects are lost because of which
/// other one. Key: 0, one for an installation (ADR 0009).
/// </summary>
[Alias("prisonops.suppression")]
public interface ISuppressionGrain : IGrainWithIntegerKey
{
    /// <summary>Begins its life; it goes on by itself.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>An older report than the one known of the unit says nothing.</summary>
    [Alias("report")]
    Task Report(UnreachableReport report);
}
