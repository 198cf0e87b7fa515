using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

internal interface IReminderGrain : IGrainWithStringKey
{
    Task Remind(string name, TimeSpan dueTime, TimeSpan period);

    Task Forget(string name);

    Task<List<string>> Names();

    Task<bool> Has(string name);

    Task End();
}

internal sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    private string Journal => this.GetPrimaryKeyString();

    public Task Remind(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<List<string>> Names() => [.. (await this.GetReminders()).Select(one => one.ReminderName).Order(StringComparer.Ordinal)];

    public async Task<bool> Has(string name) => await this.GetReminder(name) is not null;

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Signals.Write(Journal, $"{reminderName} {(status.CurrentTickTime - status.FirstTickTime).TotalMinutes:0} of {status.Period.TotalMinutes:0}");
        return reminderName == "failing" ? throw new InvalidOperationException("A reminder that fails.") : Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Set(Journal + ".gone");
        return Task.CompletedTask;
    }
}

internal interface IForgetfulGrain : IGrainWithStringKey
{
    Task Remind();
}

internal sealed class ForgetfulGrain : Grain, IForgetfulGrain
{
    public Task Remind() => this.RegisterOrUpdateReminder("name", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}
