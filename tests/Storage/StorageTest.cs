using System.Collections.Immutable;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage;

/// <summary>A test over the estate of its class.</summary>
public abstract class StorageTest(EstateFixture estate) : IClassFixture<EstateFixture>
{
    protected EstateFixture Estate => estate;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected static Actor Duty { get; } = new(Guid.Parse("01920000-0000-7000-8000-000000000001"), "值班员", "127.0.0.1");

    protected T Get<T>()
        where T : notnull => estate.Get<T>();

    protected static UnitScope Only(UnitRow unit) => unit.Tier switch
    {
        UnitTier.Ministry => UnitScope.Everything,
        UnitTier.Province => new(false, [unit.Id], [], []),
        _ => new(false, [], [unit.Id], []),
    };

    /// <summary>The events of a key after a position. Transactions of other tests on the same server hold events back for as long as they run.</summary>
    protected async Task<ImmutableArray<OutboxEvent>> Told(long head, string key, int count)
    {
        IOutboxReader reader = Get<IOutboxReader>();
        List<OutboxEvent> told = [];
        DateTimeOffset patience = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(60);
        while (true)
        {
            ImmutableArray<OutboxEvent> news = await reader.ReadAfter(head, 1000, Stop);
            told.AddRange(news.Where(e => e.Key == key));
            if (told.Count >= count) return [.. told];
            Assert.True(TimeProvider.System.GetUtcNow() < patience, $"{told.Count} of {count} events of {key} were told within a minute.");
            head = news.IsEmpty ? head : news[^1].Sequence;
            await reader.WaitForEvents(head, TimeSpan.FromMilliseconds(50), Stop);
        }
    }
}
