using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Libvirt;

/// <summary>Limits of the libvirt collector; section <c>Libvirt</c> of the configuration.</summary>
public sealed class LibvirtOptions
{
    /// <summary>Folders whose sockets objects may name, separated by colons. Default: /run/libvirt and /run/prisonops.</summary>
    [Required]
    public string SocketFolders { get; set; } = "/run/libvirt:/run/prisonops";

    /// <summary>One reading of one host, unless the poll ends earlier. Default: 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Octets of one answer; a longer one is refused. Default: 8 MiB.</summary>
    [Range(4_096, 33_554_432)]
    public int AnswerOctetsMax { get; set; } = 8 << 20;

    /// <summary>Machines of one host that are told one by one; the others are only counted. Default: 500.</summary>
    [Range(1, 16_384)]
    public int DomainsMax { get; set; } = 500;
}
