namespace PrisonOps.Ports.Http;

/// <summary>Who asks.</summary>
/// <param name="Kind">"http-basic" (basic or digest, as the server challenges), "http-bearer" (a token), or "http-login" (a session for each poll).</param>
public sealed record HttpCredentials(string Kind, string UserName, string Secret)
{
    public const string Basic = "http-basic", Bearer = "http-bearer", Login = "http-login";

    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"{Kind} {UserName}";
}
