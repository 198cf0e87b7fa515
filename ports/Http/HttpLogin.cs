namespace PrisonOps.Ports.Http;

/// <summary>How a session is begun and ended. The defaults are those of Redfish (DSP0266, section 13.3.4).</summary>
public sealed record HttpLogin
{
    /// <summary>The credentials are posted there as a JSON object.</summary>
    public string Path { get; init; } = "/redfish/v1/SessionService/Sessions";

    public string UserField { get; init; } = "UserName";

    public string PasswordField { get; init; } = "Password";

    /// <summary>The header of the answer that holds the token.</summary>
    public string? TokenHeader { get; init; } = "X-Auth-Token";

    /// <summary>Where the token stands in the answer's JSON, for servers that have no header for it.</summary>
    public string? TokenPath { get; init; }

    /// <summary>The header that carries the token in every request.</summary>
    public string SendAs { get; init; } = "X-Auth-Token";

    /// <summary>Before the token in that header, "Bearer " for example.</summary>
    public string SendPrefix { get; init; } = "";

    /// <summary>The session is deleted there at the end; none: at the Location of the log-in's answer.</summary>
    public string? LogoutPath { get; init; }
}
