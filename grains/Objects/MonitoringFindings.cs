namespace PrisonOps.Grains.Objects;

/// <summary>What a roster finds of the monitoring itself.</summary>
internal static class MonitoringFindings
{
    /// <summary>The object is meant to be polled and is not: nothing that is shown of it is new.</summary>
    public const string Silent = "monitoring.silent";
}
