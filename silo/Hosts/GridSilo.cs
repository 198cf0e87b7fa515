using Orleans.Configuration;
using Orleans.Hosting;

namespace PrisonOps.Silo.Hosts;

/// <summary>What both hosts are told alike.</summary>
internal static class GridSilo
{
    /// <summary>
    /// Calls into a silo that died run into the response time-out, so it is short; every call that may be repeated is repeated by its caller.
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    public static ISiloBuilder ConfigureGrid(this ISiloBuilder silo) =>
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout).AddReminders();
}
