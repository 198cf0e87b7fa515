using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Notices.Heartbeats;

/// <summary>Signs of life to a second place, which rings when they stay away. Without an address there are none.</summary>
public sealed class HeartbeatOptions
{
    /// <summary>Where <c>prisonops watch</c> listens: "https://watch.example:8500/beat" or http.</summary>
    public string? Url { get; set; }

    /// <summary>The file of the key that both sides know; only its owner may read it.</summary>
    public string? SecretPath { get; set; }

    /// <summary>The certificate of the authority that signed the other side's; without it those that the machine trusts.</summary>
    public string? AuthorityPath { get; set; }

    /// <summary>How often a sign is given. Default: 20 seconds; 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(20);
}
