namespace PrisonOps.Web.Sessions;

internal sealed record PasswordChange(string Current, string Next)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => nameof(PasswordChange);
}
