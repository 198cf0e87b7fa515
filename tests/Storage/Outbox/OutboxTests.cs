using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Tests.Storage.Outbox;

public sealed class OutboxTests(EstateFixture estate) : StorageTest(estate)
{
    private IOutboxReader Reader => Get<IOutboxReader>();

    [Fact]
    public async Task An_event_waits_for_an_older_transaction_that_is_still_open()
    {
        long head = await Reader.ReadHead(Stop);
        await using NpgsqlConnection older = await Begin();
        await Append(older, "older");
        await using NpgsqlConnection younger = await Begin();
        await Append(younger, "younger");
        await Commit(younger);

        Assert.Empty(await Mine(head));
        await Commit(older);

        Assert.Equal(["older", "younger"], await WaitForMine(head, 2));
    }

    [Fact]
    public async Task An_urgent_event_is_read_ahead_of_an_older_transaction_that_is_still_open_and_again_in_its_place()
    {
        long head = await Reader.ReadHead(Stop);
        await using NpgsqlConnection older = await Begin();
        await Append(older, "older");
        await using NpgsqlConnection younger = await Begin();
        await Append(younger, "younger");
        await Commit(younger);
        await using NpgsqlConnection person = await Begin();
        long urgent = await Append(person, "urgent", urgent: true);
        Assert.Empty(Keys(await Reader.ReadUrgent(head, [], 100, Stop)));
        await Commit(person);

        Assert.Equal(["urgent"], Keys(await Reader.ReadUrgent(head, [], 100, Stop)));
        Assert.Empty(Keys(await Reader.ReadUrgent(head, [urgent], 100, Stop)));
        Assert.Empty(Keys(await Reader.ReadUrgent(urgent, [], 100, Stop)));
        Assert.Empty(await Mine(head));
        await Commit(older);

        Assert.Equal(["older", "younger", "urgent"], await WaitForMine(head, 3));
    }

    [Fact]
    public async Task A_transaction_that_wrote_early_and_told_late_is_not_passed_by()
    {
        long head = await Reader.ReadHead(Stop);
        await using NpgsqlConnection early = await Begin();
        await early.Statement("select pg_current_xact_id()").Run(Stop);
        await using NpgsqlConnection late = await Begin();
        await Append(late, "late");
        await Append(early, "early");
        await Commit(early);
        ImmutableArray<string> first = await WaitForMine(head, 1);
        await Commit(late);

        Assert.Equal(["early"], first);
        Assert.Equal(["early", "late"], await WaitForMine(head, 2));
    }

    [Fact]
    public async Task A_reader_meets_every_event_once_and_in_order_while_many_write()
    {
        const int Writers = 8, EventsEach = 60;
        long position = await Reader.ReadHead(Stop);
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAll));
        List<string> seen = [];
        while (seen.Count < Writers * EventsEach)
        {
            ImmutableArray<OutboxEvent> events = await Reader.ReadAfter(position, 50, Stop);
            if (events.IsEmpty)
            {
                await Reader.WaitForEvents(position, TimeSpan.FromMilliseconds(50), Stop);
                continue;
            }

            Assert.Equal(events.Select(e => e.Sequence).Order(), events.Select(e => e.Sequence));
            position = events[^1].Sequence;
            seen.AddRange(events.Where(e => e.Key.StartsWith("many/", StringComparison.Ordinal)).Select(e => e.Key));
        }

        await writing;
        Assert.Equal(Writers * EventsEach, seen.Distinct().Count());
        foreach (IGrouping<string, string> writer in seen.GroupBy(key => key.Split('/')[1]))
            Assert.Equal(writer.Select(key => int.Parse(key.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture)).Order(),
                writer.Select(key => int.Parse(key.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture)));

        async Task WriteAll(int writer)
        {
            for (int number = 0; number < EventsEach; number++)
            {
                await using NpgsqlConnection connection = await Begin();
                if (number % 3 == 0) await connection.Statement("select pg_current_xact_id()").Run(Stop);
                await Task.Yield();
                await Append(connection, $"many/{writer}/{number}");
                await Commit(connection);
            }
        }
    }

    [Fact]
    public async Task A_commit_between_the_last_read_and_the_wait_is_not_missed()
    {
        long head = await Reader.ReadHead(Stop);
        await using NpgsqlConnection connection = await Begin();
        long position = await Append(connection, "between");
        await Commit(connection);
        Get<OutboxSignal>().Raise(position);

        await Reader.WaitForEvents(head, TimeSpan.FromHours(1), Stop);

        Assert.Contains("between", await WaitForMine(head, 1));
    }

    [Fact]
    public async Task A_cursor_is_kept()
    {
        Assert.Null(await Reader.LoadCursor("feed", Stop));

        await Reader.SaveCursor("feed", 41, Stop);
        await Reader.SaveCursor("feed", 42, Stop);

        Assert.Equal(42, await Reader.LoadCursor("feed", Stop));
    }

    private async Task<ImmutableArray<string>> Mine(long head) => Keys(await Reader.ReadAfter(head, 1000, Stop));

    private static ImmutableArray<string> Keys(ImmutableArray<OutboxEvent> events) => [.. events.Where(e => e.Topic == "test").Select(e => e.Key)];

    /// <summary>Transactions of other tests on the same server hold events back too, for as long as they run.</summary>
    private async Task<ImmutableArray<string>> WaitForMine(long head, int count)
    {
        while (true)
        {
            ImmutableArray<string> mine = await Mine(head);
            if (mine.Length >= count) return mine;
            await Reader.WaitForEvents(head, TimeSpan.FromMilliseconds(20), Stop);
        }
    }

    private async Task<NpgsqlConnection> Begin()
    {
        NpgsqlConnection connection = await Get<DatabaseConnections>().Grid.OpenConnectionAsync(Stop);
        await connection.Statement("begin").Run(Stop);
        return connection;
    }

    private static Task<int> Commit(NpgsqlConnection connection) => connection.Statement("commit").Run(Stop);

    private static Task<long> Append(NpgsqlConnection connection, string key, bool urgent = false) =>
        OutboxWriter.Append(connection, [new("test", default, key, "{}", urgent)], TimeProvider.System.GetUtcNow(), Stop);
}
