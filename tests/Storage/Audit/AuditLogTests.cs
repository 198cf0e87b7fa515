using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage.Audit;

public sealed class AuditLogTests(EstateFixture estate) : StorageTest(estate)
{
    private IAuditLog Log => Get<IAuditLog>();

    [Fact]
    [Trait("Clause", "7.1.10-h.2")]
    public async Task The_history_of_a_change_is_found_by_what_it_changed()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu, "会见楼交换机");
        ObjectDraft renamed = EstateFixture.Switch(Estate.Chengdu, device.Code, device.Address, "医院楼交换机");
        ChangeOutcome<ObjectConfiguration> changed = await Get<IObjectStore>().Update(Duty, Only(Estate.Chengdu), device.Id, renamed, device.Revision, Stop);
        Assert.Equal(ChangeVerdict.Done, changed.Verdict);

        ImmutableArray<AuditEntry> found = (await Log.List(Only(Estate.Chengdu), null, "object.", "会见楼", null, null, null, 50, Stop)).Rows;

        Assert.Equal(["object.update", "object.create"], found.Select(e => e.Action));
        Assert.Equal(Duty.Name, found[0].Actor.Name);
        Assert.Contains("会见楼交换机", found[0].Before, StringComparison.Ordinal);
        Assert.Contains("医院楼交换机", found[0].After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit set actor = 'nobody'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    public async Task No_role_can_change_or_delete_a_line(string sql)
    {
        await Log.Write(Duty, Estate.Chengdu.Place, "session.login", "值班员", null, null, true, Stop);
        DatabaseConnections connections = Get<DatabaseConnections>();

        foreach (NpgsqlDataSource role in (NpgsqlDataSource[])[connections.Owner, connections.Grid, connections.App])
        {
            await using NpgsqlConnection connection = await role.OpenConnectionAsync(Stop);
            PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => connection.Statement(sql).Run(Stop));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Lines_are_paged_newest_first_and_filtered()
    {
        Actor other = Duty with { Name = "另一人" };
        for (int number = 0; number < 5; number++)
            await Log.Write(other, Estate.Changsha.Place, "picture.view", $"camera-{number}", null, null, true, Stop);

        Page<AuditEntry> first = await Log.List(Only(Estate.Changsha), "另一人", "picture.", null, null, null, null, 3, Stop);
        Page<AuditEntry> second = await Log.List(Only(Estate.Changsha), "另一人", "picture.", null, null, null, first.Next, 3, Stop);

        Assert.Equal(["camera-4", "camera-3", "camera-2", "camera-1", "camera-0"], first.Rows.Concat(second.Rows).Select(e => e.Subject));
        Assert.Equal((5, true, null), (first.Total, first.TotalIsExact, second.Next));
    }

    [Fact]
    public async Task A_foreign_cursor_is_named()
    {
        FormatException refused = await Assert.ThrowsAsync<FormatException>(() =>
            Log.List(UnitScope.Everything, null, null, null, null, null, "not-a-cursor", 10, Stop));

        Assert.Contains("'not-a-cursor'", refused.Message, StringComparison.Ordinal);
    }
}
