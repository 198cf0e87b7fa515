using PrisonOps.Ports.People;

namespace PrisonOps.Web.Sessions;

/// <param name="Refusal">Null when signed in; else "credentials-refused", "locked-out" or "busy".</param>
internal sealed record SignInOutcome(Account? Account, string? Refusal, DateTimeOffset? LockedUntil)
{
    public static SignInOutcome Refused { get; } = new(null, "credentials-refused", null);

    public static SignInOutcome Busy { get; } = new(null, "busy", null);

    public static SignInOutcome LockedOut(DateTimeOffset until) => new(null, "locked-out", until);

    public static SignInOutcome Done(Account account) => new(account, null, null);
}
