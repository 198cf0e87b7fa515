using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Storage.Database;

/// <summary>Where rows are kept.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseMode Mode { get; set; } = DatabaseMode.Private;

    /// <summary>Folder of the private server, the sample spill file and the master key. An absolute path.</summary>
    public string DataFolder { get; set; } = "/var/lib/prisonops";

    /// <summary>Name of the database in either mode.</summary>
    [RegularExpression("^[a-z][a-z0-9_]{0,62}$")]
    public string DatabaseName { get; set; } = "prisonops";

    /// <summary>External mode: signs in as a member of prisonops_owner; runs the migrations.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>External mode: signs in as prisonops_grid. Without it the owner's connection takes that role.</summary>
    public string? GridConnectionString { get; set; }

    /// <summary>External mode: signs in as prisonops_app. Without it the owner's connection takes that role.</summary>
    public string? AppConnectionString { get; set; }

    /// <summary>The account that the private server runs as when the product runs as root; made when missing.</summary>
    [RegularExpression("^[a-z_][a-z0-9_-]{0,31}$")]
    public string ServiceAccount { get; set; } = "prisonops";

    /// <summary>shared_buffers of the private server in MiB.</summary>
    [Range(16, 65_536)]
    public int SharedBuffersMib { get; set; } = 256;

    /// <summary>How long a start is tried again before it counts as failed; a killed server needs seconds until its old process is gone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a lost connection is looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbePeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether a clean stop of the product stops its private server too.</summary>
    public bool StopServerOnExit { get; set; } = true;

    /// <summary>Connections of one pool; the product has three pools.</summary>
    [Range(2, 200)]
    public int PoolSizeMax { get; set; } = 24;

    /// <summary>Key that seals device credentials. Default: keys/master.key in the data folder, never inside the database or its backup.</summary>
    public string? MasterKeyFile { get; set; }

    internal string MasterKeyPath => MasterKeyFile ?? Path.Combine(DataFolder, "keys", "master.key");
}
