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
}
