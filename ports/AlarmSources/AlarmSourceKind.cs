namespace PrisonOps.Ports.AlarmSources;

/// <summary>The numbers are stored; they are append-only.</summary>
public enum AlarmSourceKind
{
    /// <summary>The webhook of Prometheus' Alertmanager, version 4.</summary>
    Alertmanager = 1,

    /// <summary>Any JSON document, read as the mapping says.</summary>
    Json = 2,

    /// <summary>Another installation of this product that forwards to us.</summary>
    LowerTier = 3,
}
