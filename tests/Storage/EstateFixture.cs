using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage;

/// <summary>A database of a test class, with one ministry, two provinces and three prisons, reached through the registration that the product uses.</summary>
public class EstateFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private ServiceProvider provider = null!;
    private int objects;

    internal PostgresFixture Postgres => postgres;

    internal DatabaseOptions Options { get; private set; } = null!;

    public UnitRow Ministry { get; private set; } = null!;

    public UnitRow Sichuan { get; private set; } = null!;

    public UnitRow Hunan { get; private set; } = null!;

    public UnitRow Chengdu { get; private set; } = null!;

    public UnitRow Mianyang { get; private set; } = null!;

    public UnitRow Changsha { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Options = await postgres.NewDatabase(CancellationToken.None);
        ServiceCollection services = new();
        services.AddLogging();
        Configure(services);
        services.AddPrisonOpsStorage(new ConfigurationBuilder().Build());
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(Options));
        provider = services.BuildServiceProvider();
        await MakeUnits();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(IServiceCollection services)
    {
    }

    public IServiceProvider Provider => provider;

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async Task<T?> Sql<T>(string sql)
    {
        await using NpgsqlConnection connection = await Get<DatabaseConnections>().Owner.OpenConnectionAsync(CancellationToken.None);
        return await connection.Statement(sql).ReadValue<T>(CancellationToken.None);
    }

    /// <summary>A switch with a code and an address of its own.</summary>
    public async Task<ObjectConfiguration> NewSwitch(UnitRow unit, string? name = null)
    {
        int number = Interlocked.Increment(ref objects);
        ChangeOutcome<ObjectConfiguration> made = await Get<IObjectStore>().Create(
            Actor.Grid, UnitScope.Everything, Switch(unit, $"SW-{number:D4}", $"10.0.{number / 250}.{number % 250}", name), CancellationToken.None);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }

    public static ObjectDraft Switch(UnitRow unit, string code, string address, string? name = null) => new(
        unit.Id, "network.switch", code, name ?? $"接入交换机 {code}", Criticality.Core, MonitoringProtocol.Snmp, "office", address, 161, null, null,
        TimeSpan.FromSeconds(60), TimeSpan.Zero, null, null);

    private async Task MakeUnits()
    {
        IUnitStore units = Get<IUnitStore>();
        Ministry = await Make(units, null, UnitTier.Ministry, "cn", "司法部", "Ministry");
        Sichuan = await Make(units, Ministry, UnitTier.Province, "cn.51", "四川省监狱管理局", "Sichuan");
        Hunan = await Make(units, Ministry, UnitTier.Province, "cn.43", "湖南省监狱管理局", "Hunan");
        Chengdu = await Make(units, Sichuan, UnitTier.Prison, "cn.51.01", "成都监狱", "Chengdu prison");
        Mianyang = await Make(units, Sichuan, UnitTier.Prison, "cn.51.07", "绵阳监狱", "Mianyang prison");
        Changsha = await Make(units, Hunan, UnitTier.Prison, "cn.43.01", "长沙监狱", "Changsha prison");
    }

    private static async Task<UnitRow> Make(IUnitStore units, UnitRow? parent, UnitTier tier, string code, string nameZh, string nameEn)
    {
        ChangeOutcome<UnitRow> made = await units.Create(Actor.Grid, UnitScope.Everything, parent?.Id, tier, code, nameZh, nameEn, CancellationToken.None);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }
}
