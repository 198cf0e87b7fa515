using Orleans.Runtime;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Silo.Hosts;

/// <summary>Gathers what the parts of the process say of themselves. The number of activations is asked of the host every few seconds, so that reading never waits.</summary>
internal sealed class PlatformFactsReader(IGrainFactory grains, IDecoderHealth decoder, IIcmpProbe icmp, TimeProvider time) : BackgroundService, IPlatformFacts
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(5);
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private volatile int activations;

    public PlatformFacts Current
    {
        get
        {
            DecoderReadiness workers = decoder.Current;
            return new(GrainHost.Name, startedAt, activations, Name(icmp.Method), workers.Failure is null, workers.Failure ?? "", workers.Workers, workers.Queued);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(CountEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                activations = await grains.GetGrain<IManagementGrain>(0).GetTotalActivationCount();
            }
            catch (Exception late) when (late is TimeoutException or OrleansException)
            {
                // The last count stands until the host answers again; readiness says that it does not.
            }
        }
    }

    private static string Name(IcmpMethod method) => method switch
    {
        IcmpMethod.RawSocket => "raw socket",
        IcmpMethod.DatagramSocket => "datagram socket",
        _ => "ping program",
    };
}
