using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Notices;

/// <summary>How notices leave the product.</summary>
public sealed class NoticeSendingOptions
{
    /// <summary>Where people reach the pages, for the links in notices: "https://ops.example:8443". Without it notices have no link.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long one try may take. Default: 20 seconds; 1 second to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
