using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Databases;

/// <summary>Limits of the database collector; section <c>Databases</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Connecting and signing in wait this long. Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>One reading of one database, unless the poll ends earlier. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Rows of one statement; more are left out. Default: 200, of a list of names and values 2,000.</summary>
    [Range(1, 10_000)]
    public int RowsMax { get; set; } = 200;

    /// <summary>Octets that a server may send in one reading; then the connection ends. Default: 4 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int OctetsMax { get; set; } = 4 << 20;

    /// <summary>After how many refusals of one user at one server nothing is asked any more. Default: 3.</summary>
    [Range(1, 100)]
    public int RefusalsMax { get; set; } = 3;

    /// <summary>The window in which refusals count, so that monitoring never locks an account. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(30);
}
