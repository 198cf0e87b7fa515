using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Logs;

/// <summary>What pushed input promises: an inform is acknowledged when it is a row and not before, whatever becomes of the process.</summary>
[Trait("Ring", "long")]
public sealed class KilledIntakeTests
{
    private const int SomeInforms = 400, PageRows = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task No_acknowledged_inform_is_lost_when_the_product_is_killed_between_receipt_and_commit()
    {
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        await using ProductRun run = await ProductRun.Start(SmallEstate.Yaml(network), SmallEstate.Devices(network), cameras: null);
        using InformSender sender = new(network.Address(22), run.TrapPort);
        using CancellationTokenSource ending = new();
        Task sending = sender.Send(ending.Token);
        await Until.True(() => Task.FromResult(sender.Acknowledged.Count >= SomeInforms), Patience, () => "Informs are not acknowledged.");

        await run.KillProduct();
        int before = sender.Acknowledged.Count, sentBefore = sender.Sent;
        await Until.True(() => Task.FromResult(sender.Acknowledged.Count >= before + SomeInforms), Patience, () => "Informs are not acknowledged after the restart.");
        await ending.CancelAsync();
        await sending;

        using ApiClient api = await run.SignIn(SmallEstate.Ministry);
        HashSet<int> stored = await Stored(api);
        int[] lost = [.. sender.Acknowledged.Where(number => !stored.Contains(number))];
        TestContext.Current.TestOutputHelper?.WriteLine($"{sender.Sent} informs sent, {sender.Acknowledged.Count} acknowledged, {stored.Count} stored, {lost.Length} acknowledged and lost");
        Assert.True(before < sentBefore, "The product was not killed while informs came.");
        Assert.Empty(lost);
    }

    /// <summary>What comes while the database is away is acknowledged from the disk, and what is there outlives the process too.</summary>
    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task No_acknowledged_inform_is_lost_when_the_database_and_then_the_product_are_killed_while_a_thousand_come()
    {
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        await using ProductRun run = await ProductRun.Start(SmallEstate.Yaml(network), SmallEstate.Devices(network), cameras: null);
        using InformSender sender = new(network.Address(22), run.TrapPort);
        using CancellationTokenSource ending = new();
        Task sending = sender.Send(ending.Token);
        await Acknowledged(sender, SomeInforms);

        await run.KillDatabase();
        await Acknowledged(sender, sender.Acknowledged.Count + (SomeInforms / 2));
        await run.KillProduct();
        await Acknowledged(sender, Math.Max(1_000, sender.Acknowledged.Count + SomeInforms));
        await ending.CancelAsync();
        await sending;

        using ApiClient api = await run.SignIn(SmallEstate.Ministry);
        int[] lost = [];
        await Until.True(
            async () =>
            {
                HashSet<int> stored = await Stored(api);
                lost = [.. sender.Acknowledged.Where(number => !stored.Contains(number))];
                return lost.Length == 0;
            },
            Patience, () => $"{lost.Length} of {sender.Acknowledged.Count} acknowledged informs are lost.");
    }

    private static Task<TimeSpan> Acknowledged(InformSender sender, int count) =>
        Until.True(() => Task.FromResult(sender.Acknowledged.Count >= count), Patience, () => $"{sender.Acknowledged.Count} of {count} informs are acknowledged.");

    private static async Task<HashSet<int>> Stored(ApiClient api)
    {
        HashSet<int> numbers = [];
        string? after = null;
        do
        {
            JsonElement page = await api.Get($"/api/logs?kind=trap&size={PageRows}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}"));
            foreach (JsonElement variable in page.GetProperty("rows").EnumerateArray().SelectMany(row => row.GetProperty("variables").EnumerateArray()))
                numbers.Add(int.Parse(variable.GetProperty("value").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return numbers;
    }
}
