using System.Text;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class MemoryReadingsTests
{
    private readonly MemoryReadings memory = new();

    [Fact]
    public void Linux_counts_buffers_and_the_page_cache_as_used_and_they_are_taken_off()
    {
        Row(1, DeviceMib.StorageTypeRam, "Physical memory", 1024, 1_000, 900);
        Row(6, Other, StorageNames.Buffers, 1024, 1_000, 100);
        Row(7, Other, StorageNames.Cached, 1024, 500, 500);

        Dictionary<string, double> read = Read();

        Assert.Equal(0.3, read["memory.used"], 6);
        Assert.Equal(1_024_000, read["memory.total"]);
        Assert.Equal(0.3, read["memory.pool.used Physical memory"], 6);
        Assert.Equal(0.1, read["memory.pool.used Memory buffers"], 6);
        Assert.Equal(0.5, read["memory.pool.used Cached memory"], 6);
    }

    [Fact]
    public void Disks_are_storage_and_swap_is_swap()
    {
        Row(3, DeviceMib.StorageTypeVirtualMemory, "Swap space", 4_096, 100, 25);
        Row(31, DeviceMib.StorageTypeFixedDisk, "/var", 4_096, 200, 50);

        Dictionary<string, double> read = Read();

        Assert.Equal((0.25, 0.25, 819_200), (read["swap.used"], read["storage.used /var"], read["storage.total /var"]));
    }

    [Fact]
    public void A_size_beyond_31_bits_that_an_agent_tells_as_a_negative_number_is_read_without_sign()
    {
        Row(31, DeviceMib.StorageTypeFixedDisk, "/srv/video", 4_096, -1_294_967_296, 1_500_000_000);

        Assert.Equal(0.5, Read()["storage.used /srv/video"], 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_size_that_the_agent_does_not_know_is_none(long size)
    {
        Row(31, DeviceMib.StorageTypeFixedDisk, "/media", 4_096, size, 0);

        Assert.Empty(Read());
    }

    [Fact]
    public void Without_the_storage_table_the_UCD_scalars_say_memory_and_swap()
    {
        Number(DeviceColumn.UcdMemoryTotal, 1_000);
        Number(DeviceColumn.UcdMemoryAvailable, 200);
        Number(DeviceColumn.UcdMemoryBuffers, 100);
        Number(DeviceColumn.UcdMemoryCached, 300);
        Number(DeviceColumn.UcdSwapTotal, 400);
        Number(DeviceColumn.UcdSwapAvailable, 300);

        Dictionary<string, double> read = Read();

        Assert.Equal(0.4, read["memory.used"], 6);
        Assert.Equal(0.25, read["swap.used"], 6);
        Assert.Equal(0.3, read["memory.pool.used Cached memory"], 6);
    }

    private static ObjectIdentifier Other => ObjectIdentifier.Parse("1.3.6.1.2.1.25.2.1.1");

    private Dictionary<string, double> Read()
    {
        var list = new ReadingList();
        memory.AddTo(list);
        return list.Complete().ToDictionary(reading => $"{reading.Quantity.Name} {reading.Quantity.Instance}".TrimEnd(), reading => reading.Quantity.Value);
    }

    private void Row(uint index, ObjectIdentifier type, string description, long unit, long size, long used)
    {
        memory.Take(DeviceColumn.StorageType, index, new(SnmpType.Name, [], type.Encoded, 0));
        memory.Take(DeviceColumn.StorageDescription, index, new(SnmpType.Octets, [], Encoding.UTF8.GetBytes(description), 0));
        Number(DeviceColumn.StorageUnit, unit, index);
        Number(DeviceColumn.StorageSize, size, index);
        Number(DeviceColumn.StorageUsed, used, index);
    }

    private void Number(DeviceColumn column, long value, uint index = 0) => memory.Take(column, index, new(SnmpType.Integer32, [], [], unchecked((ulong)value)));
}
