using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Flows;

/// <summary>Makes the partitions of the next days, and gives back those past their time or, oldest first, those for which there is no room.</summary>
internal sealed class FlowHousekeeping(
    DatabaseConnections connections, IOptions<FlowKeepingOptions> options, TimeProvider time, ILogger<FlowHousekeeping> logger)
    : PartitionKeeping("flows", TimeSpan.FromMinutes(5), time, logger)
{
    internal override async Task Keep(CancellationToken cancellationToken)
    {
        (DateOnly first, DateOnly last) = Days(options.Value.Days);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        TellDropped(await connection.Statement(
            "select flow_partitions_keep($1, $2, $3)", SqlStatements.Value(first), SqlStatements.Value(last),
            SqlStatements.Value((long)options.Value.MibMax << 20)).ReadValue<int>(cancellationToken));
    }
}
