namespace PrisonOps.Ports.Walls;

/// <summary>What a place of a wall shows (clause 8.4). The names are stored.</summary>
public enum WallWidgetKind
{
    /// <summary>Health of the unit with the share of reachable objects and good pictures.</summary>
    Health,

    /// <summary>Open alarms by severity.</summary>
    Severity,

    /// <summary>A gauge for each class of objects.</summary>
    Systems,

    /// <summary>The units below with health and alarms.</summary>
    Units,

    /// <summary>Every camera as a cell with its state.</summary>
    Cameras,

    /// <summary>The share of cameras whose picture is good, by unit.</summary>
    Video,

    /// <summary>Newest alarms.</summary>
    Ticker,

    /// <summary>Alarms of the last day by hour.</summary>
    Trend,

    /// <summary>Open alarms by type.</summary>
    Types,

    /// <summary>How long open alarms have waited for somebody.</summary>
    Response,

    /// <summary>Objects of the machine room with their states.</summary>
    Room,

    /// <summary>A map of the network, live.</summary>
    Topology,

    /// <summary>One figure of the last seven days beside the seven before.</summary>
    Kpi,
    Clock,
    Text,
}
