using PrisonOps.Collectors.Libvirt.Readings;
using PrisonOps.Collectors.Libvirt.Wire;
using PrisonOps.Ports.Devices;
using PrisonOps.Tests.Unit.Syslog;

namespace PrisonOps.Tests.Unit.Libvirt;

public sealed class DomainStatisticsTests
{
    private static readonly byte[] Sample = new XdrWriter().Int(2)
        .Text("cell-guard").Octets(new byte[16]).Int(1)
        .Int(9)
        .Text("state.state").Int(1).Int(1)
        .Text("cpu.time").Int(4).Int(0).Int(2_000_000_000)
        .Text("vcpu.current").Int(2).Int(2)
        .Text("block.count").Int(2).Int(1)
        .Text("block.0.name").Int(7).Text("vda")
        .Text("block.0.rd.bytes").Int(4).Int(0).Int(512)
        .Text("net.count").Int(2).Int(1)
        .Text("net.0.name").Int(7).Text("vnet0")
        .Text("net.0.rx.bytes").Int(3).Int(0).Int(70)
        .Text("off\u202E\nline").Octets(new byte[16]).Int(-1)
        .Int(2)
        .Text("state.state").Int(1).Int(3)
        .Text("state.reason").Int(1).Int(5)
        .Written.ToArray();

    [Fact]
    public void The_numbers_of_a_machine_come_under_the_normalised_names()
    {
        List<DomainStatistics> domains = DomainStatistics.Read(Sample, 10);

        Quantity[] read = [.. DomainReadings.Of(domains[0], domains[0].Name)];

        Assert.Contains(new Quantity("guest.state", "cell-guard", 1, "1", QuantityKind.State), read);
        Assert.Contains(new Quantity("guest.cpu.load", "cell-guard", 1, "s", QuantityKind.Counter64), read);
        Assert.Contains(new Quantity("guest.disk.read", "cell-guard vda", 512, "By", QuantityKind.Counter64), read);
        Assert.Contains(new Quantity("guest.interface.in", "cell-guard vnet0", 70, "By", QuantityKind.Counter64), read);
        Assert.Contains(new Quantity("guest.interface.in", "vnet0", 70, "By", QuantityKind.Counter64), DomainReadings.Of(domains[0], ""));
    }

    [Fact]
    public void A_machine_that_its_host_stopped_because_of_a_disk_has_failed()
    {
        DomainStatistics stopped = DomainStatistics.Read(Sample, 10)[1];

        Assert.False(DomainReadings.IsRunning(stopped));
        Assert.Contains(DomainReadings.Of(stopped, "off"), quantity => quantity is { Name: "guest.failed", Value: 1 });
        Assert.DoesNotContain(stopped.Name, letter => char.IsControl(letter) || letter == '\u202E');
    }

    [Fact]
    public void More_machines_than_are_wanted_are_left_out() => Assert.Single(DomainStatistics.Read(Sample, 1));

    [Fact]
    public void Five_hundred_mutated_answers_are_read_or_refused() => Fuzz(500, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_answers_under_ten_seeds_are_read_or_refused()
    {
        for (int seed = 2; seed < 12; seed++) Fuzz(100_000, seed);
    }

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        byte[] frame = LibvirtFrame.Question(LibvirtCall.DomainStatistics, 7, new XdrWriter().Octets(Sample));
        frame[19] = 1;
        for (int round = 0; round < rounds; round++)
        {
            byte[] body = Mutations.Of(Sample, random), message = Mutations.Of(frame[4..], random);
            Attempt(() => DomainStatistics.Read(body, 10).ForEach(domain => Assert.All(DomainReadings.Of(domain, domain.Name), quantity => Assert.InRange(quantity.Instance.Length, 0, 250))), body);
            Attempt(() => HostReadings.Named(body), body);
            Attempt(() => HostReadings.Pools(body, 64), body);
            Attempt(() => HostReadings.OfPool("p", body), body);
            Attempt(() => HostReadings.Processors(body), body);
            Attempt(() => LibvirtFrame.IsAnswer(message, LibvirtCall.DomainStatistics, 7), message);
        }

        void Attempt(Action read, byte[] octets)
        {
            try
            {
                read();
            }
            catch (Exception refused) when (refused is InvalidDataException or LibvirtException)
            {
                // Said what is wrong, as it should.
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {failure.GetType().Name} at {Convert.ToHexString(octets)}");
            }
        }
    }
}
