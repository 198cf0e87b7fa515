using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PrisonOps.Web.Hosting;

/// <summary>
/// The certificate of the HTTPS listener: the customer's, read again when its file changes, or a self-made one that is renewed in time.
/// </summary>
internal sealed partial class ServerCertificate(IOptions<WebOptions> options, TimeProvider time, ILogger<ServerCertificate> logger) : IDisposable
{
    private const string CertificateFile = "certificate.pem";
    private const string KeyFile = "certificate.key";
    private static readonly TimeSpan Life = TimeSpan.FromDays(397);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private SslStreamCertificateContext? context;
    private X509Certificate2? certificate;
    private DateTimeOffset lookedAt;
    private DateTime fileTime;

    public SslStreamCertificateContext Context
    {
        get
        {
            lock (gate)
            {
                DateTimeOffset now = time.GetUtcNow();
                if (context is not null && now - lookedAt < LookEvery) return context;

                lookedAt = now;
                return context = options.Value.CertificatePath is { } path ? Given(path) : SelfMade(now);
            }
        }
    }

    public void Dispose() => certificate?.Dispose();

    private SslStreamCertificateContext Given(string path)
    {
        DateTime written = File.GetLastWriteTimeUtc(path);
        if (context is not null && written == fileTime) return context;

        string key = options.Value.CertificateKeyPath ?? path;
        try
        {
            (X509Certificate2 read, X509Certificate2Collection chain) = IsPkcs12(path) ? ReadPkcs12(path) : ReadPem(path, key);
            (certificate, fileTime) = (read, written);
            LogTaken(logger, path, read.Subject, read.NotAfter);
            return SslStreamCertificateContext.Create(read, chain, offline: true);
        }
        catch (Exception unreadable) when (context is not null && unreadable is CryptographicException or IOException)
        {
            // A certificate that is being replaced may be half written: the old one serves until the next look.
            LogUnreadable(logger, path, key, unreadable);
            return context!;
        }
    }

    private static bool IsPkcs12(string path) => Path.GetExtension(path).ToLowerInvariant() is ".pfx" or ".p12";

    private static (X509Certificate2 Certificate, X509Certificate2Collection Chain) ReadPem(string path, string key)
    {
        X509Certificate2Collection chain = [];
        chain.ImportFromPemFile(path);
        return (X509Certificate2.CreateFromPemFile(path, key), chain);
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Chain) ReadPkcs12(string path)
    {
        string? password = options.Value.CertificatePasswordPath is { } file ? File.ReadLines(file).FirstOrDefault() : null;
        X509Certificate2Collection all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
        return (all.FirstOrDefault(held => held.HasPrivateKey) ?? throw new CryptographicException($"{path} holds no certificate with its private key."), all);
    }

    private SslStreamCertificateContext SelfMade(DateTimeOffset now)
    {
        if (certificate is not null && certificate.NotAfter > (now + RenewBefore).UtcDateTime) return context!;

        string folder = Directory.CreateDirectory(options.Value.DataFolder).FullName;
        (string certificatePath, string keyPath) = (Path.Combine(folder, CertificateFile), Path.Combine(folder, KeyFile));
        if (certificate is null && File.Exists(certificatePath) && File.Exists(keyPath))
        {
            certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            if (certificate.NotAfter.ToUniversalTime() > (now + RenewBefore).UtcDateTime) return SslStreamCertificateContext.Create(certificate, null, offline: true);
        }

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        certificate = Make(key, now);
        PrivateFile.Write(keyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        string fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        LogMade(logger, certificatePath, fingerprint, certificate.NotAfter);
        return SslStreamCertificateContext.Create(certificate, null, offline: true);
    }

    private X509Certificate2 Make(ECDsa key, DateTimeOffset now)
    {
        string machine = Dns.GetHostName();
        CertificateRequest request = new($"CN={machine}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        foreach (string name in new[] { "localhost", machine }.Concat(options.Value.CertificateNames).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(name, out IPAddress? address)) names.AddIpAddress(address);
            else names.AddDnsName(name);
        }

        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request.CreateSelfSigned(now - TimeSpan.FromHours(1), now + Life);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "HTTPS uses certificate {Path} of {Subject}, valid to {NotAfter}")]
    private static partial void LogTaken(ILogger logger, string path, string subject, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Information, Message = "HTTPS uses the self-made certificate {Path}, SHA-256 {Fingerprint}, valid to {NotAfter}")]
    private static partial void LogMade(ILogger logger, string path, string fingerprint, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "Certificate {Path} with key {KeyPath} cannot be read; the one before it goes on serving")]
    private static partial void LogUnreadable(ILogger logger, string path, string keyPath, Exception unreadable);
}
