using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Platform;

/// <summary>Can rows be read, and does the grid answer? Asked of the root of the units, within two seconds.</summary>
internal sealed partial class Readiness(IDatabaseHealth database, IUnitStore units, IGrainFactory grains, TimeProvider time, ILogger<Readiness> logger)
{
    private const string Ready = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ReadinessReport> Check(CancellationToken cancellationToken)
    {
        DatabaseReadiness rows = database.Current;
        string databaseState = rows.State is DatabaseState.Ready ? Ready : rows.Reason ?? rows.State.ToString().ToLowerInvariant();
        string gridState = databaseState == Ready ? await AskGrid(cancellationToken) : "not asked: it needs the database";
        return new(databaseState == Ready && gridState == Ready, databaseState, gridState);
    }

    private async Task<string> AskGrid(CancellationToken cancellationToken)
    {
        try
        {
            ImmutableArray<UnitRow> tree = await units.LoadAll(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            if (tree is [var root, ..]) await grains.GetGrain<IUnitGrain>(root.Id).GetStatus().WaitAsync(Patience, time, cancellationToken);
            return Ready;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSilent(logger, failure);
            return $"no answer within {Patience.TotalSeconds} s";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The grid gives no answer")]
    private static partial void LogSilent(ILogger logger, Exception failure);
}
