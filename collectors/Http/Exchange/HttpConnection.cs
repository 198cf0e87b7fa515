using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Exchange;

/// <summary>Connects the framework's HTTP to one server, and keeps when each step of it was done and which certificate was shown.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly HttpTarget target;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker invoker;

    public HttpConnection(HttpTarget target, TimeProvider time)
    {
        (this.target, this.time) = (target, time);
        invoker = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            ConnectCallback = Connect,
            MaxConnectionsPerServer = 1,
            PlaintextStreamFilter = Enciphered,
            SslOptions = { RemoteCertificateValidationCallback = Judge, CertificateRevocationCheckMode = X509RevocationMode.NoCheck },
            UseCookies = false,
            UseProxy = false,
        });
    }

    public HttpCertificate? Certificate { get; private set; }

    /// <summary>Whether the certificate was not trusted, so that the connection was given up.</summary>
    public bool IsUntrusted { get; private set; }

    public TimeSpan? Dns { get; private set; }

    public TimeSpan? ConnectTime { get; private set; }

    public TimeSpan? Tls { get; private set; }

    private long connectedAt;

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (Dns, ConnectTime, Tls) = (null, null, null);
        return invoker.SendAsync(request, cancellationToken);
    }

    public void Dispose() => invoker.Dispose();

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        long startedAt = time.GetTimestamp();
        string host = context.DnsEndPoint.Host == target.Server.IdnHost && target.Address is { } given ? given : context.DnsEndPoint.Host;
        IPAddress address = await DeviceAddress.Resolve(host.Trim('[', ']'), cancellationToken) ?? throw new SocketException((int)SocketError.HostNotFound);
        Dns = time.GetElapsedTime(startedAt);
        startedAt = time.GetTimestamp();
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        connectedAt = time.GetTimestamp();
        ConnectTime = time.GetElapsedTime(startedAt, connectedAt);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private ValueTask<Stream> Enciphered(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps) Tls = time.GetElapsedTime(connectedAt);
        return new(context.PlaintextStream);
    }

    /// <summary>A probe looks at any certificate and says what is wrong with it; credentials go only where it is right.</summary>
    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return false;

        using var shown = new X509Certificate2(certificate);
        string fingerprint = Convert.ToHexStringLower(shown.GetCertHash(HashAlgorithmName.SHA256));
        X509ChainStatus[] faults = [.. chain?.ChainStatus.Where(status => status.Status is not (X509ChainStatusFlags.NoError or X509ChainStatusFlags.NotTimeValid)) ?? []];
        Certificate = new(
            shown.Subject, shown.Issuer, shown.NotBefore.ToUniversalTime(), shown.NotAfter.ToUniversalTime(),
            errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch),
            faults.Length == 0 ? null : string.Join(", ", faults.Select(fault => fault.Status).Distinct()), fingerprint);
        IsUntrusted = target.Credentials is not null && errors != SslPolicyErrors.None && target.Trust != "any"
            && !string.Equals(target.Trust.Replace(":", "", StringComparison.Ordinal), $"sha256{fingerprint}", StringComparison.OrdinalIgnoreCase);
        return !IsUntrusted;
    }
}
