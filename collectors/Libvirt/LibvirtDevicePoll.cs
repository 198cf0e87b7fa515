using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Libvirt.Readings;
using PrisonOps.Collectors.Libvirt.Wire;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Libvirt;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Libvirt;

/// <summary>One poll of one host with all its machines, or of one machine of it.</summary>
internal sealed class LibvirtDevicePoll(IOptions<LibvirtOptions> options, TimeProvider time) : IProtocolPoll
{
    public const int DefaultPort = 16_509;

    private const int AllKinds = 0b11_1111, WithoutWaiting = 1 << 29, PoolsMax = 64, ActivePools = 2, WholeHost = -1;

    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        (LibvirtSettings? settings, string fault) = ProtocolSettings.Of<LibvirtSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);
        if (settings.Socket is { } named && !IsAllowed(named))
            return Failed(DevicePollOutcome.NotAsked, $"'{named}' is not in a folder of {options.Value.SocketFolders}");

        using var patience = new CancellationTokenSource(options.Value.ReadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline);
        try
        {
            long startedAt = time.GetTimestamp();
            if (await Place(request.Target, settings, either.Token) is not { } place)
                return Failed(DevicePollOutcome.Unreachable, $"the name '{request.Target.Address}' has no address");

            var socket = new Socket(place.AddressFamily, SocketType.Stream, place is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
            using var connection = new LibvirtConnection(socket, options.Value.AnswerOctetsMax);
            await socket.ConnectAsync(place, either.Token);
            await connection.Open(settings.Uri, either.Token);
            TimeSpan roundTrip = time.GetElapsedTime(startedAt);
            return settings.Domain is { } domain
                ? await Machine(connection, domain, roundTrip, either.Token)
                : await Host(connection, roundTrip, either.Token);
        }
        catch (LibvirtException refused)
        {
            return Failed(refused.IsRefusal ? DevicePollOutcome.Unauthorised : DevicePollOutcome.NotAsked, refused.Message);
        }
        catch (InvalidDataException wrong)
        {
            return Failed(DevicePollOutcome.Malformed, wrong.Message);
        }
        catch (SocketException failure)
        {
            return Failed(DevicePollOutcome.Unreachable, $"{settings.Socket ?? request.Target.Address}: {failure.SocketErrorCode}");
        }
        catch (OperationCanceledException) when (!deadline.IsCancellationRequested)
        {
            return Failed(DevicePollOutcome.Timeout, $"{settings.Socket ?? request.Target.Address} did not answer within {options.Value.ReadTimeout.TotalSeconds:0.#} s");
        }
    }

    private static async Task<EndPoint?> Place(ObjectConfiguration device, LibvirtSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Socket is { } path) return new UnixDomainSocketEndPoint(path);
        return await DeviceAddress.Resolve(device.Address, cancellationToken) is { } address ? new IPEndPoint(address, device.Port == 0 ? DefaultPort : device.Port) : null;
    }

    private async Task<DevicePollResult> Host(LibvirtConnection connection, TimeSpan roundTrip, CancellationToken cancellationToken)
    {
        List<DomainStatistics> domains = await Domains(connection, options.Value.DomainsMax, cancellationToken);
        int processors = HostReadings.Processors(await connection.Ask(LibvirtCall.NodeInfo, new(), cancellationToken));
        List<string> refused = [];
        var quantities = ImmutableArray.CreateBuilder<Quantity>();
        quantities.Add(new("guest.count", "", domains.Count, "1", QuantityKind.Gauge));
        quantities.Add(new("guest.running", "", domains.Count(DomainReadings.IsRunning), "1", QuantityKind.Gauge));
        foreach (DomainStatistics domain in domains) quantities.AddRange(DomainReadings.Of(domain, domain.Name));
        await Try(refused, async () => quantities.AddRange(HostReadings.OfProcessors(await Named(connection, LibvirtCall.NodeProcessorStatistics, cancellationToken), processors)));
        await Try(refused, async () => quantities.AddRange(HostReadings.OfMemory(await Named(connection, LibvirtCall.NodeMemoryStatistics, cancellationToken))));
        await Try(refused, () => Pools(connection, quantities, cancellationToken));
        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), roundTrip, null, await Identity(connection, cancellationToken), [], quantities.ToImmutable(), string.Join("; ", refused));
    }

    /// <summary>A machine that does not run is down, whoever looks after it.</summary>
    private async Task<DevicePollResult> Machine(LibvirtConnection connection, string name, TimeSpan roundTrip, CancellationToken cancellationToken)
    {
        List<DomainStatistics> domains = await Domains(connection, int.MaxValue, cancellationToken);
        if (domains.FirstOrDefault(domain => domain.Name == name) is not { } found) return Failed(DevicePollOutcome.Unreachable, $"the host has no machine '{name}'");
        return DomainReadings.IsRunning(found)
            ? new(DevicePollOutcome.Answered, time.GetUtcNow(), roundTrip, null, null, [], [.. DomainReadings.Of(found, "")], "")
            : Failed(DevicePollOutcome.Unreachable, $"the host says that '{name}' does not run (state {found["state.state"]})");
    }

    /// <summary>A machine whose monitor hangs must not hold up the others; hosts before libvirt 4.5 cannot promise that.</summary>
    private static async Task<List<DomainStatistics>> Domains(LibvirtConnection connection, int domainsMax, CancellationToken cancellationToken)
    {
        try
        {
            return DomainStatistics.Read(await connection.Ask(LibvirtCall.DomainStatistics, new XdrWriter().Int(0).Int(AllKinds).Int(WithoutWaiting), cancellationToken), domainsMax);
        }
        catch (LibvirtException)
        {
            return DomainStatistics.Read(await connection.Ask(LibvirtCall.DomainStatistics, new XdrWriter().Int(0).Int(AllKinds).Int(0), cancellationToken), domainsMax);
        }
    }

    /// <summary>The host first says how many numbers it has, then gives as many as it is asked for.</summary>
    private static async Task<Dictionary<string, double>> Named(LibvirtConnection connection, LibvirtCall call, CancellationToken cancellationToken)
    {
        (_, int count) = HostReadings.Named(await connection.Ask(call, Arguments(call, 0), cancellationToken));
        return HostReadings.Named(await connection.Ask(call, Arguments(call, count), cancellationToken)).Numbers;
    }

    private static XdrWriter Arguments(LibvirtCall call, int count) => call == LibvirtCall.NodeProcessorStatistics
        ? new XdrWriter().Int(WholeHost).Int(count).Int(0)
        : new XdrWriter().Int(count).Int(WholeHost).Int(0);

    private static async Task Pools(LibvirtConnection connection, ImmutableArray<Quantity>.Builder quantities, CancellationToken cancellationToken)
    {
        byte[] body = await connection.Ask(LibvirtCall.StoragePools, new XdrWriter().Int(1).Int(ActivePools), cancellationToken);
        foreach ((string name, byte[] reference) in HostReadings.Pools(body, PoolsMax))
            quantities.AddRange(HostReadings.OfPool(name, await connection.Ask(LibvirtCall.StoragePoolInfo, new XdrWriter().Octets(reference), cancellationToken)));
    }

    private static async Task<DeviceIdentity> Identity(LibvirtConnection connection, CancellationToken cancellationToken)
    {
        string name = new XdrReader(await connection.Ask(LibvirtCall.Hostname, new(), cancellationToken)).Text(255);
        ulong version = new XdrReader(await connection.Ask(LibvirtCall.LibraryVersion, new(), cancellationToken)).UHyper();
        string number = $"{version / 1_000_000}.{version / 1_000 % 1_000}.{version % 1_000}";
        return new(name, $"libvirt {number}", null, null) { Kind = "server", Version = number, Profile = "libvirt" };
    }

    private static async Task Try(List<string> refused, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (LibvirtException why)
        {
            refused.Add(why.Message);
        }
    }

    /// <summary>Only sockets that the installation means for it: an object must not make the product speak to any socket of its machine.</summary>
    private bool IsAllowed(string path) => Path.GetFullPath(path) == path && options.Value.SocketFolders.Split(':').Contains(Path.GetDirectoryName(path));

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
