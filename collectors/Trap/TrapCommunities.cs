using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Trap;

/// <summary>
/// Which communities of version 1 and 2c are believed: those of the credential sets, as they were some seconds ago, and those of the listener.
/// They are read ahead of the datagrams, which therefore never wait and keep their order; while the database is away the last ones hold.
/// </summary>
internal sealed partial class TrapCommunities(ITrapCommunities sets, TimeProvider time, ILogger<TrapCommunities> logger)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(5);

    private volatile FrozenSet<string> known = [];

    public bool Know(ReadOnlySpan<byte> community, TrapListenerOptions listener)
    {
        if (listener.AnyCommunity) return true;
        if (community.Length > CommunityMessage.CommunityOctetsMax) return false;

        string word = Encoding.UTF8.GetString(community);
        return known.Contains(word) || listener.Communities.Contains(word);
    }

    /// <summary>Reads them once; what fails is said, and tried again with the next round.</summary>
    public async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            known = (await sets.LoadCommunities(cancellationToken)).ToFrozenSet(StringComparer.Ordinal);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(logger, failure.Message);
        }
    }

    public async Task KeepReading(CancellationToken cancellationToken)
    {
        using PeriodicTimer round = new(ReadEvery, time);
        while (await round.WaitForNextTickAsync(cancellationToken)) await Read(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The communities of traps could not be read; those from before hold: {Reason}")]
    private static partial void LogNotRead(ILogger logger, string reason);
}
