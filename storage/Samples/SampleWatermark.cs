using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples;

/// <summary>Up to where polls are blocks, and up to where no raw rows are added any more.</summary>
internal sealed record SampleWatermark(DateTimeOffset SettledTo, DateTimeOffset ClosedTo, Guid? ObjectsTo)
{
    /// <summary>Key of the advisory lock that a writer shares and that moving <see cref="ClosedTo"/> takes alone.</summary>
    public const string Lock = "hashtext('prisonops.sample_watermark')";

    public static async Task<SampleWatermark> Load(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.Statement("select settled_to, closed_to, objects_to from sample_watermark")
            .ReadFirst(r => new SampleWatermark(r.GetInstant(0), r.GetInstant(1), r.GetOptional<Guid>(2)), cancellationToken)
        ?? throw new DatabaseException("The table sample_watermark has no row, it must have one; restore it from a backup of this database.");
}
