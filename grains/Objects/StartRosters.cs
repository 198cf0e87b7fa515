using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Objects;

/// <summary>
/// Gives the grid its life when the silo starts: units from the ministry down, then rosters. It goes on looking, so that a unit or roster that
/// is new, or that could not be started while the database was away, lives a minute later.
/// </summary>
internal sealed partial class StartRosters(
    IUnitStore units, IRosterStore rosters, IGrainFactory grains, IOptions<RosterOptions> options, TimeProvider time, ILogger<StartRosters> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    private readonly HashSet<RosterKey> started = [];
    private ImmutableArray<UnitRow> tree = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            bool all = await StartWhatIsNew(stoppingToken);
            pause = all ? options.Value.CompareEvery : pause * 2 < options.Value.CompareEvery ? pause * 2 : options.Value.CompareEvery;
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (all) pause = FirstRetry;
        }
    }

    private async Task<bool> StartWhatIsNew(CancellationToken cancellationToken)
    {
        try
        {
            ImmutableArray<UnitRow> read = await units.LoadAll(cancellationToken);
            foreach (int unit in Affected(tree, read)) await grains.GetGrain<IUnitGrain>(unit).Start();
            tree = read;

            ImmutableArray<RosterKey> listed = await rosters.ListRosters(cancellationToken);
            foreach (RosterKey roster in listed.Where(roster => !started.Contains(roster)))
            {
                await grains.GetGrain<IRosterGrain>(roster.ToString()).Start();
                started.Add(roster);
            }

            started.IntersectWith(listed);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The edge of the loop: what is not started yet is tried again.
            LogNotStarted(logger, failure);
            return false;
        }
    }

    /// <summary>Units that are new or changed, and the parents whose children changed.</summary>
    private static IEnumerable<int> Affected(ImmutableArray<UnitRow> before, ImmutableArray<UnitRow> now)
    {
        HashSet<UnitRow> known = [.. before];
        HashSet<int> changed = [];
        foreach (UnitRow row in now.Where(row => !known.Contains(row)))
        {
            changed.Add(row.Id);
            if (row.ParentId is { } parent) changed.Add(parent);
        }

        HashSet<int> left = [.. now.Select(row => row.Id)];
        foreach (UnitRow row in before.Where(row => !left.Contains(row.Id)))
        {
            if (row.ParentId is { } parent) changed.Add(parent);
        }

        return now.Select(row => row.Id).Where(changed.Contains);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Units and rosters could not all be started; tried again soon.")]
    private static partial void LogNotStarted(ILogger logger, Exception failure);
}
