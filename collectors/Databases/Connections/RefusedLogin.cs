namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>Who was refused where; another password is another log-in.</summary>
internal sealed record RefusedLogin(string Server, string UserName, string Password)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"{UserName} at {Server}";
}
