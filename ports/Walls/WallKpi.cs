namespace PrisonOps.Ports.Walls;

/// <summary>A figure for which a wall has a place, of the alarms of seven days. The names are stored.</summary>
public enum WallKpi
{
    /// <summary>How many alarms were raised.</summary>
    Alarms,

    /// <summary>Share of alarms that repeat one of the days before.</summary>
    RepeatedShare,

    /// <summary>Share of alarms that somebody called false.</summary>
    FalseShare,

    /// <summary>Mean time until somebody acknowledged (MTTA).</summary>
    ToAcknowledgeMean,

    /// <summary>Mean time until the fault was over (MTTR).</summary>
    ToClearMean,
}
