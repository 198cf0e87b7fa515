using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage.Database;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_database_is_left_alone()
    {
        await using DatabaseConnections connections = await NewDatabase();

        Assert.Equal(0, await NewMigrator(connections).Migrate(Stop));
    }

    [Fact]
    public async Task Silos_that_start_together_take_turns()
    {
        await using DatabaseConnections connections = await NewDatabase();
        Migration[] extra = [.. Migration.LoadAll(), new(9001, "9001_slow", "create table slow (id int); select pg_sleep(0.2)")];

        int[] applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => NewMigrator(connections).Migrate(extra, Stop)));

        Assert.Equal([0, 0, 1], applied.Order());
    }

    [Fact]
    public async Task A_failed_migration_leaves_nothing_behind()
    {
        await using DatabaseConnections connections = await NewDatabase();
        Migration[] broken = [.. Migration.LoadAll(), new(9001, "9001_broken", "create table half (id int); select 1 / 0")];

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => NewMigrator(connections).Migrate(broken, Stop));

        Migration[] mended = [.. Migration.LoadAll(), new(9001, "9001_mended", "create table half (id int)")];
        Assert.Equal(1, await NewMigrator(connections).Migrate(mended, Stop));
    }

    [Fact]
    public async Task A_migration_that_changed_after_its_release_is_named()
    {
        await using DatabaseConnections connections = await NewDatabase();
        IReadOnlyList<Migration> released = Migration.LoadAll();
        Migration[] changed = [released[0] with { Sql = released[0].Sql + "-- changed" }, .. released.Skip(1)];

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => NewMigrator(connections).Migrate(changed, Stop));

        Assert.Contains(released[0].Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_not_touched()
    {
        await using DatabaseConnections connections = await NewDatabase();

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => NewMigrator(connections).Migrate([.. Migration.LoadAll().SkipLast(1)], Stop));

        Assert.Contains(Migration.LoadAll()[^1].Name, refused.Message, StringComparison.Ordinal);
    }

    private async Task<DatabaseConnections> NewDatabase() => new(Options.Create(await postgres.NewDatabase(Stop)), NullLoggerFactory.Instance);

    private static Migrator NewMigrator(DatabaseConnections connections) => new(connections, TimeProvider.System, NullLogger<Migrator>.Instance);
}
