using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class StorageNamesTests
{
    private static readonly ObjectIdentifier Other = ObjectIdentifier.Parse("1.3.6.1.2.1.25.2.1.1"), Removable = ObjectIdentifier.Parse("1.3.6.1.2.1.25.2.1.5");

    [Theory]
    [InlineData("/", true)]
    [InlineData("/var/log", true)]
    [InlineData("C:\\ Label:System", true)]
    [InlineData("/dev/shm", true)]
    [InlineData("/dev", false)]
    [InlineData("/proc", false)]
    [InlineData("/sys/fs/cgroup", false)]
    [InlineData("/run/user/1000", false)]
    [InlineData("procfs: process file system, mounted on: /proc", false)]
    [InlineData("/dev/ada0p2, type: ufs, dev: x, mounted on: /var", true)]
    [InlineData("md0, type: cd9660, mounted on: /mnt/packages/jbase", false)]
    public void Mounts_of_the_kernel_and_images_of_packages_are_no_storage(string description, bool isStorage) =>
        Assert.Equal(isStorage, StorageNames.IsFileSystem(DeviceMib.StorageTypeFixedDisk, description, isFull: false));

    [Fact]
    public void A_mount_that_is_full_to_the_last_block_is_an_image_and_a_full_disk_is_a_disk()
    {
        Assert.False(StorageNames.IsFileSystem(DeviceMib.StorageTypeFixedDisk, "/dev/md1, type: cd9660, mounted on: /cf", isFull: true));
        Assert.True(StorageNames.IsFileSystem(DeviceMib.StorageTypeFixedDisk, "/var", isFull: true));
    }

    [Fact]
    public void Only_fixed_disks_and_flash_are_file_systems()
    {
        Assert.True(StorageNames.IsFileSystem(DeviceMib.StorageTypeFlashMemory, "flash:", isFull: false));
        Assert.False(StorageNames.IsFileSystem(Removable, "/media/cdrom", isFull: false));
        Assert.False(StorageNames.IsFileSystem(DeviceMib.StorageTypeRam, "/", isFull: false));
    }

    [Fact]
    public void Memory_is_told_by_its_type_or_by_the_names_that_net_snmp_gives_its_parts()
    {
        Assert.True(StorageNames.IsMemory(DeviceMib.StorageTypeRam, "RAM"));
        Assert.True(StorageNames.IsMemory(Other, StorageNames.Cached));
        Assert.False(StorageNames.IsMemory(Other, "Something else"));
        Assert.False(StorageNames.IsMemory(DeviceMib.StorageTypeRam, "UMA Keg"));
    }
}
