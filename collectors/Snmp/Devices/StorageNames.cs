using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>
/// Which rows of hrStorageTable are memory and which are file systems. The types of RFC 2790 decide; net-snmp lists parts of memory as "other", and
/// agents list mounts of the kernel as disks, so those are known by name.
/// </summary>
internal static class StorageNames
{
    public const string Physical = "Physical memory", Buffers = "Memory buffers", Cached = "Cached memory", Shared = "Shared memory", Swap = "Swap space";

    private const string MountedOn = "mounted on: ";

    public static bool IsMemory(ObjectIdentifier type, string description) =>
        !IsProcess(description)
        && (type == DeviceMib.StorageTypeRam || type == DeviceMib.StorageTypeVirtualMemory || description is Buffers or Cached or Shared);

    /// <param name="isFull">To the last block: a file system of BSD that says so is an image that cannot be written.</param>
    public static bool IsFileSystem(ObjectIdentifier type, string description, bool isFull)
    {
        if (type != DeviceMib.StorageTypeFixedDisk && type != DeviceMib.StorageTypeFlashMemory) return false;

        int at = description.IndexOf(MountedOn, StringComparison.Ordinal);
        string path = at < 0 ? description : description[(at + MountedOn.Length)..];
        return !IsProcess(description) && !IsKernel(path) && !(at >= 0 && (isFull || path.Contains("/packages/", StringComparison.Ordinal)));
    }

    private static bool IsProcess(string description) =>
        description.StartsWith("procfs", StringComparison.Ordinal) || description.StartsWith("devfs", StringComparison.Ordinal)
        || description.StartsWith("UMA", StringComparison.Ordinal) || description.StartsWith("MALLOC", StringComparison.Ordinal);

    /// <summary>What the kernel shows of itself, and the folders of those who are logged in, are no storage.</summary>
    private static bool IsKernel(string path) =>
        path is "/dev" or "/proc" or "/sys" or "/kern"
        || path.StartsWith("/sys/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)
        || path.StartsWith("/run/user/", StringComparison.Ordinal);
}
