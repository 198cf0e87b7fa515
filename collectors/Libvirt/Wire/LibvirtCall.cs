namespace PrisonOps.Collectors.Libvirt.Wire;

/// <summary>The procedures that are called; none of them changes anything. Numbers are of libvirt's remote protocol, which are append-only.</summary>
internal enum LibvirtCall
{
    Open = 1,
    NodeInfo = 6,
    Hostname = 59,
    AuthenticationKinds = 66,
    StoragePoolInfo = 87,
    LibraryVersion = 157,
    NodeProcessorStatistics = 227,
    NodeMemoryStatistics = 228,
    StoragePools = 281,
    DomainStatistics = 344,
}
