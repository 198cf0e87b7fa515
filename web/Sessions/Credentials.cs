namespace PrisonOps.Web.Sessions;

internal sealed record Credentials(string UserName, string Password)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => UserName;
}
