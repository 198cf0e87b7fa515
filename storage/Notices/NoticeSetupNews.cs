using Npgsql;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Notices;

/// <summary>
/// Word that somebody changed who is told of what, in the transaction of the change: whoever tells reads it before the alarms that came later, and
/// judges them by the change.
/// </summary>
internal static class NoticeSetupNews
{
    public static Task<long> Write(NpgsqlConnection connection, UnitPlace place, TimeProvider time, CancellationToken cancellationToken) =>
        OutboxWriter.Append(connection, [new(NoticeSetup.Topic, place, "", "{}")], time.GetUtcNow(), cancellationToken);
}
