using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace PrisonOps.Collectors.Syslog;

/// <summary>The certificate of the TLS listeners, read again when its file has changed.</summary>
internal sealed class SyslogCertificate(IOptions<SyslogOptions> options)
{
    private readonly Lock gate = new();
    private SslStreamCertificateContext? context;
    private DateTime writtenAt;

    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It holds no certificate with its key.</exception>
    public SslStreamCertificateContext Context
    {
        get
        {
            string path = options.Value.CertificatePath ?? throw new FileNotFoundException("Syslog:CertificatePath is not set.");
            lock (gate)
            {
                DateTime written = File.GetLastWriteTimeUtc(path);
                if (context is not null && written == writtenAt) return context;

                X509Certificate2Collection chain = [];
                chain.ImportFromPemFile(path);
                X509Certificate2 read = X509Certificate2.CreateFromPemFile(path, options.Value.CertificateKeyPath ?? path);
                (context, writtenAt) = (SslStreamCertificateContext.Create(read, chain, offline: true), written);
                return context;
            }
        }
    }
}
