using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage.Database;

public sealed class ScopeTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly ObjectFilter AnyObject = new(null, false, null, [], null, null);
    private static readonly AlarmFilter AnyAlarm = new(false, false, [], [], null, null, null, null, null, null);

    [Fact]
    public async Task A_pooled_connection_carries_no_scope_after_a_request()
    {
        await Get<ScopedDatabase>().InScope(UnitScope.Everything, c => CountUnits(c), Stop);

        Assert.Equal(0, await CountUnitsWithoutScope());
    }

    [Fact]
    public async Task A_pooled_connection_carries_no_scope_after_a_failed_request()
    {
        await Assert.ThrowsAsync<PostgresException>(() => Get<ScopedDatabase>().InScope(
            UnitScope.Everything, c => c.Statement("select 1 / 0").ReadValue<int>(Stop), Stop));

        Assert.Equal(0, await CountUnitsWithoutScope());
    }

    [Fact]
    public async Task A_pooled_connection_carries_no_scope_after_a_cancelled_request()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Get<ScopedDatabase>().InScope(
            UnitScope.Everything,
            async c =>
            {
                Task<long> slow = c.Statement("select count(*) from generate_series(1, 1000000000)").ReadValue<long>(cancel.Token);
                await cancel.CancelAsync();
                return await slow;
            },
            Stop));

        Assert.Equal(0, await CountUnitsWithoutScope());
    }

    [Fact]
    public async Task A_batch_that_reads_sees_its_scope_and_leaves_none_behind()
    {
        Assert.True(await ReadUnits(UnitScope.Everything, "select count(*) from unit") > 0);
        Assert.Equal(0, await CountUnitsWithoutScope());

        Assert.Equal(1, await ReadUnits(Only(Estate.Chengdu), "select count(*) from unit where id = any ((select array_agg(id) from unit)::int[])"));
        await Assert.ThrowsAsync<PostgresException>(() => ReadUnits(UnitScope.Everything, "select count(*) / 0 from unit"));
        Assert.Equal(0, await CountUnitsWithoutScope());
    }

    [Fact]
    public async Task A_batch_that_is_cancelled_leaves_no_scope_behind()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<long> slow = Get<ScopedDatabase>().ReadInScope(
            UnitScope.Everything, [SqlStatements.Part("select count(*) from generate_series(1, 1000000000)")], async r => await r.ReadAsync(cancel.Token) ? r.GetInt64(0) : 0,
            cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(0, await CountUnitsWithoutScope());
    }

    [Fact]
    public async Task Without_a_scope_no_table_gives_a_row()
    {
        await Fill(Estate.Chengdu);
        string[] tables = await Get<ScopedDatabase>().InScope(
            UnitScope.None,
            async c => (await c.Statement(
                """
                select c.relname from pg_class c
                where c.relkind = 'r' and c.relrowsecurity and has_table_privilege(c.oid, 'select') order by 1
                """).ReadAll(r => r.GetString(0), Stop)).ToArray(), Stop);

        Assert.Superset(new HashSet<string> { "alarm", "alarm_event", "audit", "object", "object_state", "unit", "picture", "assignment" }, tables.ToHashSet());
        foreach (string table in tables)
        {
            long rows = await Get<ScopedDatabase>().InScope(UnitScope.None, c => c.Statement($"select count(*) from {table}").ReadValue<long>(Stop), Stop);
            Assert.True(rows == 0, $"{table} gives {rows} rows without a scope");
        }
    }

    [Fact]
    public async Task The_web_has_no_right_on_secrets_samples_or_the_outbox()
    {
        foreach (string forbidden in (string[])["select * from account", "select sealed from credential_set", "select * from sample_raw", "select * from outbox",
            "select * from grain_state", "delete from audit", "update audit set actor = ''", "delete from object"])
        {
            PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => Get<ScopedDatabase>().InScope(
                UnitScope.Everything, c => c.Statement(forbidden).Run(Stop), Stop));
            Assert.True(refused.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{forbidden}: {refused.MessageText}");
        }
    }

    [Fact]
    public async Task A_sibling_prison_sees_nothing_in_any_query()
    {
        (ObjectConfiguration device, AlarmRow alarm, Guid picture) = await Fill(Estate.Chengdu);
        UnitScope sibling = Only(Estate.Mianyang);
        (IObjectStore objects, IAlarmQueries alarms) = (Get<IObjectStore>(), Get<IAlarmQueries>());

        foreach (ObjectSort sort in Enum.GetValues<ObjectSort>())
            Assert.DoesNotContain((await objects.List(sibling, AnyObject, sort, null, 500, Stop)).Rows, o => o.Id == device.Id);
        Assert.Empty((await objects.List(sibling, AnyObject with { UnitId = Estate.Chengdu.Id }, ObjectSort.Code, null, 500, Stop)).Rows);
        Assert.Empty((await objects.List(sibling, AnyObject with { Text = device.Code }, ObjectSort.Code, null, 500, Stop)).Rows);
        Assert.Null(await objects.Find(sibling, device.Id, Stop));
        Assert.Empty(await objects.FindNames(sibling, [device.Id], Stop));
        Assert.Equal(new ObjectName(device.Id, device.Code, device.Name), Assert.Single(await objects.FindNames(Only(Estate.Chengdu), [device.Id, Guid.CreateVersion7()], Stop)));
        Assert.Null(await objects.FindConfiguration(sibling, device.Id, Stop));
        Assert.Empty(await objects.ListRelations(sibling, device.Id, true, Stop));
        Assert.DoesNotContain(await alarms.ListOpen(sibling, 1000, Stop), a => a.Alarm.Id == alarm.Id);
        Assert.DoesNotContain((await alarms.List(sibling, AnyAlarm, null, 500, Stop)).Rows, a => a.Alarm.Id == alarm.Id);
        Assert.Empty((await alarms.List(sibling, AnyAlarm with { Text = device.Code }, null, 500, Stop)).Rows);
        Assert.Null(await alarms.Find(sibling, alarm.Id, Stop));
        Assert.Empty(await alarms.Timeline(sibling, alarm.Id, Stop));
        Assert.DoesNotContain(await alarms.Recount(sibling, Stop), r => r.UnitId == Estate.Chengdu.Id);
        Assert.Null(await Get<IPictureStore>().Find(sibling, picture, Stop));
        Assert.Null(await Get<IPictureStore>().FindNewest(sibling, device.Id, PictureKind.Evidence, Stop));
        Assert.Empty((await Get<IAuditLog>().List(sibling, null, null, device.Code, null, null, null, 100, Stop)).Rows);
        Assert.Equal(ChangeVerdict.NotFound, (await objects.Retire(Duty, sibling, device.Id, device.Revision, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await objects.SetMaintenance(Duty, sibling, device.Id, null, "", Stop)).Verdict);
    }

    [Fact]
    public async Task The_own_prison_the_province_and_the_ministry_see_it()
    {
        (ObjectConfiguration device, AlarmRow alarm, Guid picture) = await Fill(Estate.Chengdu);

        foreach (UnitScope scope in (UnitScope[])[Only(Estate.Chengdu), Only(Estate.Sichuan), Only(Estate.Ministry), new(false, [], [], [Estate.Chengdu.Id])])
        {
            Assert.Single((await Get<IObjectStore>().List(scope, AnyObject with { Text = device.Code }, ObjectSort.StateWorstFirst, null, 10, Stop)).Rows);
            Assert.Contains(await Get<IAlarmQueries>().ListOpen(scope, 1000, Stop), a => a.Alarm.Id == alarm.Id);
            Assert.Single((await Get<IAlarmQueries>().List(scope, AnyAlarm with { Text = device.Code }, null, 10, Stop)).Rows);
            Assert.NotNull(await Get<IPictureStore>().Find(scope, picture, Stop));
        }
    }

    private async Task<(ObjectConfiguration Device, AlarmRow Alarm, Guid Picture)> Fill(UnitRow unit)
    {
        ObjectConfiguration device = await Estate.NewSwitch(unit);
        ObjectConfiguration rack = await Estate.NewSwitch(unit);
        await Get<IObjectStore>().Relate(Duty, Only(unit), device.Id, RelationType.ConnectedTo, rack.Id, "Gi0/1", "Gi0/2", Stop);
        AlarmRow alarm = Alarms.Alarms.New(device, "device.unreachable");
        await Get<IAlarmStore>().Commit(unit.Id, [Alarms.Alarms.Opened(alarm)], Stop);
        Guid picture = await Get<IPictureStore>().Keep(device.Id, device.Place, PictureKind.Evidence, new(Alarms.Alarms.Noon, [1, 2, 3]), Stop);
        return (device, alarm, picture);
    }

    private async Task<long> CountUnitsWithoutScope()
    {
        await using NpgsqlConnection connection = await Get<DatabaseConnections>().App.OpenConnectionAsync(Stop);
        return await CountUnits(connection);
    }

    private Task<long> ReadUnits(UnitScope scope, string sql) => Get<ScopedDatabase>().ReadInScope(
        scope, [SqlStatements.Part(sql)], async r => await r.ReadAsync(Stop) ? r.GetInt64(0) : 0, Stop);

    private static Task<long> CountUnits(NpgsqlConnection connection) => connection.Statement("select count(*) from unit").ReadValue<long>(Stop);
}
