using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Units;

/// <summary>How units add up; section <c>Units</c> of the configuration.</summary>
public sealed record UnitOptions
{
    /// <summary>A child that is not heard for this long is overdue, and the sum partial. 1 s to 1 hour. Default: 2.5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan OverdueAfter { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>
    /// A unit that has just begun waits this long for its children before it tells its parent a partial sum, which would look like a fall.
    /// 0 to 5 minutes. Default: 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan FirstSumWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An observer that does not renew for this long is forgotten. 1 s to 1 hour. Default: 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ObserverExpires { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Systems in the order in which screens show them; others follow by name. Default: the order of clause 5.</summary>
    public IReadOnlyList<string> SystemOrder { get; init; } =
        ["room", "network", "compute", "iot", "command", "security", "desktop", "support", "infosec", "data", "application"];
}
