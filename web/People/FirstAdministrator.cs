using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.People;

/// <summary>
/// An installation without any account gets "admin" with a random password, shown once: on the terminal when there is one, else in a file
/// that only this account of the machine can read and that the log names.
/// </summary>
internal sealed partial class FirstAdministrator(
    IServiceScopeFactory services, IPeopleStore people, IUnitStore units, IOptions<WebOptions> options, ILogger<FirstAdministrator> logger)
    : IHostedService
{
    private const string UserName = "admin";
    private const string PasswordFile = "first-administrator.txt";
    private static readonly string[] Roles = ["security-administrator", "system-administrator"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.CreateFirstAdministrator || await people.AnyAccount(cancellationToken)) return;

        UnitRow ministry = await Ministry(cancellationToken);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Accounts accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        NewAccount made = Done(await accounts.Create(Actor.Grid, ministry.Place, UserName, "Administrator", null, cancellationToken));
        foreach (string role in Roles)
        {
            Done(await accounts.Assign(Actor.Grid, UnitScope.Everything, made.Id, role, ministry.Id, null, cancellationToken));
        }

        await Show(made.Password);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The root of the tree, without which nobody can hold a role.</summary>
    private async Task<UnitRow> Ministry(CancellationToken cancellationToken)
    {
        ImmutableArray<UnitRow> tree = await units.LoadAll(cancellationToken);
        return tree is [var root, ..]
            ? root
            : Done(await units.Create(
                Actor.Grid, UnitScope.Everything, null, UnitTier.Ministry, "cn", "司法部监狱管理局", "Prison Administration Bureau", cancellationToken));
    }

    private async Task Show(string password)
    {
        if (!Console.IsOutputRedirected)
        {
            await Console.Out.WriteLineAsync($"\n  First administrator: user name {UserName}, password {password} (must be changed at the first sign-in)\n");
            return;
        }

        string path = Path.Combine(Directory.CreateDirectory(options.Value.DataFolder).FullName, PasswordFile);
        PrivateFile.Write(path, $"{UserName} {password}\n");
        LogShown(logger, UserName, path);
    }

    private static T Done<T>(ChangeOutcome<T> outcome) => outcome.Verdict is ChangeVerdict.Done
        ? outcome.Value!
        : throw new InvalidOperationException($"The first administrator cannot be made: {outcome.Field} {outcome.Reason} ({outcome.Verdict}).");

    [LoggerMessage(Level = LogLevel.Warning, Message = "First administrator {UserName} was made; the password is in {Path}: change it at the first sign-in and delete the file")]
    private static partial void LogShown(ILogger logger, string userName, string path);
}
