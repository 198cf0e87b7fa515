using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace PrisonOps.Web.Hosting;

/// <summary>HTTPS with TLS 1.2 and 1.3, and, if wanted, a plain listener that only redirects.</summary>
internal sealed class Listeners(IOptions<WebOptions> options, ServerCertificate certificate) : IConfigureOptions<KestrelServerOptions>
{
    private const long BodyBytesMax = 1 << 20;

    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        WebOptions web = options.Value;

        // Read before the first visitor: a certificate that cannot be read stops the start and not a handshake.
        _ = certificate.Context;
        Listen(kestrel, web.ListenAddress, web.HttpsPort, listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.Context,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            }),
        }));
        if (web.RedirectPort is { } port) Listen(kestrel, web.ListenAddress, port, _ => { });
    }

    private static void Listen(KestrelServerOptions kestrel, string address, int port, Action<ListenOptions> configure)
    {
        if (address == "any") kestrel.ListenAnyIP(port, configure);
        else kestrel.Listen(IPAddress.Parse(address), port, configure);
    }
}
