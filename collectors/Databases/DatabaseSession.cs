using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using PrisonOps.Collectors.Databases.Connections;
using PrisonOps.Collectors.Databases.Readings;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases;

/// <summary>One signed-in connection: recognises the server, makes the session read only, and runs the statements of the profile one by one.</summary>
internal sealed class DatabaseSession(DatabaseTarget target, BoundedRelay relay, LastReadings last, DatabaseOptions options) : IAsyncDisposable
{
    private const int NamesMax = 2_000;
    private const int DetailOctetsMax = 300;

    private static readonly PostgresqlDriver Postgresql = new();
    private static readonly MysqlDriver Mysql = new();

    private readonly IDatabaseDriver driver = target.Settings.Engine == DatabaseEngine.Mysql ? Mysql : Postgresql;
    private readonly ShownCertificate certificate = new(target.Settings.Host ?? target.Address, target.Trust);
    private readonly List<string> refused = [];
    private DbConnection? connection;

    public Task Open(CancellationToken cancellationToken)
    {
        connection = driver.Connection(target, relay.Port, certificate);
        return connection.OpenAsync(cancellationToken);
    }

    public async Task<DatabaseAnswer> Read(ImmutableArray<DatabaseProfile> profiles, TimeSpan roundTrip, CancellationToken cancellationToken)
    {
        string said = await Scalar("select version()", cancellationToken) ?? "";
        if (ServerRecognition.Of(profiles, target.Settings.Engine, target.Settings.Profile, said) is not var (profile, version))
        {
            return DatabaseAnswer.Failed(
                DevicePollOutcome.NotAsked,
                target.Settings.Profile is { } named ? $"there is no profile '{named}' for {target.Settings.Engine}" : $"no profile knows this server: {Clean(said)}");
        }

        foreach (string preparation in profile.Session)
        {
            if (await Try(profile.Name, () => Run(preparation, cancellationToken)) is false)
                return DatabaseAnswer.Failed(DevicePollOutcome.NotAsked, $"the session cannot be limited, so nothing was read: {refused[^1]}");
        }

        var quantities = ImmutableArray.CreateBuilder<Quantity>();
        foreach (DatabaseStatement statement in profile.Statements)
        {
            if (!statement.IsFor(version)) continue;
            if (last.Find(target.Id, profile.Name, statement.Name, statement.Every) is { } kept) quantities.AddRange(kept);
            else await Try(statement.Name, async () => quantities.AddRange(await Ask(profile, statement, cancellationToken)));
        }

        if (target.Settings.Backup is { } backup) await Try("backup", async () => quantities.AddRange(await BackupAge(backup, cancellationToken)));
        quantities.Add(new("database.up", "", 1, "1", QuantityKind.State));
        quantities.Add(new("database.connections-exhausted", "", 0, "1", QuantityKind.State));
        quantities.Add(new("database.connect", "", roundTrip.TotalSeconds, "s", QuantityKind.Gauge));
        TimeSpan? uptime = quantities.Where(quantity => quantity.Name == "database.uptime").Select(quantity => (TimeSpan?)TimeSpan.FromSeconds(quantity.Value)).FirstOrDefault();
        var identity = new DeviceIdentity(null, Clean(said), null, null) { Vendor = profile.Vendor, Kind = "database", Version = version.ToString(), Profile = profile.Name };
        return new(DevicePollOutcome.Answered, string.Join("; ", refused), roundTrip, uptime, identity, quantities.ToImmutable());
    }

    /// <summary>What is known of a server that has no connection left.</summary>
    public static DatabaseAnswer Full(string detail) => new(
        DevicePollOutcome.Answered, detail, null, null, null,
        [new("database.up", "", 1, "1", QuantityKind.State), new("database.connections-exhausted", "", 1, "1", QuantityKind.State)]);

    public DatabaseFailure Judge(Exception failure)
    {
        if (relay.IsOverfull) return new(DevicePollOutcome.Malformed, $"it sent more than the {options.OctetsMax} octets that one reading may have");
        if (certificate.Fault is { } untrusted) return new(DevicePollOutcome.NotAsked, untrusted);

        DatabaseFailure why = driver.Judge(failure);
        return why with { Detail = Clean(why.Detail) };
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? default;

    private static string Clean(string text) => MessageText.Of(Encoding.UTF8.GetBytes(text), DetailOctetsMax);

    /// <summary>False when the server refused the statement and the connection goes on.</summary>
    private async Task<bool> Try(string name, Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (DbException failure) when (Judge(failure) is { IsOfStatement: true } why)
        {
            refused.Add($"{name}: {why.Detail}");
            return false;
        }
    }

    private async Task<ImmutableArray<Quantity>> Ask(DatabaseProfile profile, DatabaseStatement statement, CancellationToken cancellationToken)
    {
        List<Dictionary<string, object>> rows = [];
        if (statement.IsPivot) rows.Add(new(StringComparer.OrdinalIgnoreCase));
        foreach (string sql in statement.Sql)
        {
            await using DbCommand command = Command(sql);
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            if (statement.IsPivot) await StatementRows.ReadInto(rows[0], reader, NamesMax, cancellationToken);
            else rows.AddRange(await StatementRows.Read(reader, options.RowsMax, cancellationToken));
        }

        ImmutableArray<Quantity> quantities = [.. RowReadings.Of(statement, rows)];
        last.Keep(target.Id, profile.Name, statement.Name, statement.Every, quantities);
        return quantities;
    }

    private async Task<IEnumerable<Quantity>> BackupAge(BackupLog backup, CancellationToken cancellationToken) =>
        double.TryParse(await Scalar(driver.BackupAge(backup), cancellationToken), out double seconds)
            ? [new("database.backup-age", backup.Table, seconds, "s", QuantityKind.Gauge)]
            : [];

    private async Task<string?> Scalar(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Run(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The text is of a profile or made of plain names; nothing that a server or an object's name says is ever in it.</summary>
    private DbCommand Command(string sql)
    {
        DbCommand command = connection!.CreateCommand();
#pragma warning disable CA2100 // Statements are data of the standard pack.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
