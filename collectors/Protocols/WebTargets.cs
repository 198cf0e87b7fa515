using PrisonOps.Ports.Http;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Protocols;

/// <summary>Makes a target of a web server out of an object and its opened credential set.</summary>
internal sealed class WebTargets(ICredentialVault vault)
{
    /// <summary>Null with the reason in words when the set cannot be used.</summary>
    public async ValueTask<(HttpTarget? Target, string Fault)> Of(
        ObjectConfiguration device, bool tls, string? host, int defaultPort, string trust, CancellationToken cancellationToken)
    {
        int port = device.Port == 0 ? defaultPort : device.Port;
        if (!Uri.TryCreate($"{(tls ? "https" : "http")}://{Bracketed(host ?? device.Address)}:{port}/", UriKind.Absolute, out Uri? server))
            return (null, $"'{host ?? device.Address}' is no name of a host");

        var target = new HttpTarget(server) { Address = device.Address, Trust = trust };
        if (device.CredentialSetId is not { } set) return (target, "");
        if (await vault.Open(set, cancellationToken) is not { } secret) return (null, $"the credential set of {device.Code} cannot be opened");
        return From(secret) is { } credentials
            ? (target with { Credentials = credentials }, "")
            : (null, $"the credential set is of kind '{secret.Kind}' or empty; a web server takes '{HttpCredentials.Basic}', '{HttpCredentials.Login}' or 'user-password' "
                + $"with user and password, or '{HttpCredentials.Bearer}' with a token");
    }

    private static HttpCredentials? From(CredentialSecret secret) => secret.Kind switch
    {
        HttpCredentials.Bearer when secret.Password is { Length: > 0 } token => new(HttpCredentials.Bearer, "", token),
        HttpCredentials.Login when secret.UserName is { Length: > 0 } user => new(HttpCredentials.Login, user, secret.Password ?? ""),
        HttpCredentials.Basic or "user-password" when secret.UserName is { Length: > 0 } user => new(HttpCredentials.Basic, user, secret.Password ?? ""),
        _ => null,
    };

    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;
}
