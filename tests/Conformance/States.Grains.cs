using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

[GenerateSerializer]
internal sealed class Ledger
{
    [Id(0)]
    public List<string> Lines { get; set; } = [];
}

internal interface ILedgerGrain : IGrainWithStringKey
{
    Task Note(string line, bool write);

    Task<List<string>> Lines();

    Task<bool> Exists();

    Task Clear();

    Task WriteTwiceAtOnce(string first, string second);

    Task<string> Spare();

    Task End();
}

internal sealed class LedgerGrain(
    [PersistentState("ledger", "conformance")] IPersistentState<Ledger> ledger,
    [PersistentState("spare", "conformance")] IPersistentState<Ledger> spare) : Grain, ILedgerGrain
{
    public Task Note(string line, bool write)
    {
        ledger.State.Lines.Add(line);
        return write ? ledger.WriteStateAsync() : Task.CompletedTask;
    }

    public Task<List<string>> Lines() => Task.FromResult(ledger.State.Lines);

    public Task<bool> Exists() => Task.FromResult(ledger.RecordExists);

    public Task Clear() => ledger.ClearStateAsync();

    public Task WriteTwiceAtOnce(string first, string second)
    {
        ledger.State.Lines.Add(first);
        Task one = ledger.WriteStateAsync();
        ledger.State.Lines.Add(second);
        return Task.WhenAll(one, ledger.WriteStateAsync());
    }

    public Task<string> Spare() => Task.FromResult($"{spare.RecordExists} {spare.State.Lines.Count}");

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Write(this.GetPrimaryKeyString(), reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }
}
