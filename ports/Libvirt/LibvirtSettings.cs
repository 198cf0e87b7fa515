namespace PrisonOps.Ports.Libvirt;

/// <summary>What an object says of its libvirt: <c>{"socket": "/run/libvirt/libvirt-sock-ro"}</c>, or nothing where it listens on a port.</summary>
public sealed record LibvirtSettings
{
    /// <summary>The driver that is opened at the host.</summary>
    public string Uri { get; init; } = "qemu:///system";

    /// <summary>A socket of this machine, libvirt's own or the end of a tunnel, in one of the folders that the configuration allows; null: TCP.</summary>
    public string? Socket { get; init; }

    /// <summary>The object is this one machine of the host; null: it is the host with all its machines.</summary>
    public string? Domain { get; init; }
}
