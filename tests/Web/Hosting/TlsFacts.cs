using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Hosting;

public sealed class TlsFacts
{
    private const byte AlertRecord = 21, HandshakeRecord = 22, ProtocolVersionAlert = 70;

    /// <summary>
    /// Written out byte by byte: a client library that itself refuses old versions would prove nothing about the server. The same hello with
    /// version 1.2 is answered, so what refuses the others is the version.
    /// </summary>
    [Theory]
    [InlineData(1, AlertRecord)]
    [InlineData(2, AlertRecord)]
    [InlineData(3, HandshakeRecord)]
    public async Task Tls_1_0_and_1_1_are_refused_and_1_2_is_answered(byte minorVersion, byte expectedRecord)
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);
        using TcpClient tcp = new();
        await tcp.ConnectAsync(web.Address.Host, web.Address.Port, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(Hello(minorVersion), TestContext.Current.CancellationToken);

        byte[] answer = new byte[7];
        await tcp.GetStream().ReadExactlyAsync(answer, TestContext.Current.CancellationToken);

        Assert.Equal(expectedRecord, answer[0]);
        if (expectedRecord == AlertRecord) Assert.Equal(ProtocolVersionAlert, answer[6]);
    }

    [Theory]
    [InlineData("certificate.pfx")]
    [InlineData("certificate.pem")]
    public async Task The_certificate_of_the_customer_is_served_with_its_chain(string file)
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-tls-").FullName;
        try
        {
            (X509Certificate2 own, X509Certificate2 authority) = Issue();
            string path = Path.Combine(folder, file), key = Path.Combine(folder, "key.pem"), password = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(password, "customer-secret\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(key, own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
            if (file.EndsWith(".pfx", StringComparison.Ordinal))
                await File.WriteAllBytesAsync(path, new X509Certificate2Collection { own, authority }.Export(X509ContentType.Pfx, "customer-secret")!, TestContext.Current.CancellationToken);
            else
                await File.WriteAllTextAsync(path, own.ExportCertificatePem() + "\n" + authority.ExportCertificatePem(), TestContext.Current.CancellationToken);
            await using WebUnderTest web = await WebUnderTest.Start(
                options => (options.CertificatePath, options.CertificateKeyPath, options.CertificatePasswordPath) = (path, key, password), TestContext.Current.CancellationToken);

            (string Shown, bool IsTrusted) served = await Visit(web.Address, authority);

            Assert.Equal((own.Thumbprint, true), served);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_stops_the_start_by_name()
    {
        FileNotFoundException refused = await Assert.ThrowsAsync<FileNotFoundException>(() => WebUnderTest.Start(
            options => options.CertificatePath = "/tmp/no-such-customer.pem", TestContext.Current.CancellationToken));

        Assert.Contains("/tmp/no-such-customer.pem", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What a visitor sees who trusts the customer's authority alone.</summary>
    private static async Task<(string Shown, bool IsTrusted)> Visit(Uri address, X509Certificate2 authority)
    {
        (string Shown, bool IsTrusted) seen = default;
        using TcpClient tcp = new();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using SslStream stream = new(tcp.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "grid.prison.example", EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck,
                },
                RemoteCertificateValidationCallback = (_, certificate, _, faults) =>
                {
                    seen = (certificate!.GetCertHashString(), faults is SslPolicyErrors.None);
                    return seen.IsTrusted;
                },
            },
            TestContext.Current.CancellationToken);
        return seen;
    }

    private static (X509Certificate2 Own, X509Certificate2 Authority) Issue()
    {
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddHours(-1), to = from.AddDays(30);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), ownKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=Authority of the customer", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        X509Certificate2 root = authority.CreateSelfSigned(from, to);
        CertificateRequest own = new("CN=grid.prison.example", ownKey, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("grid.prison.example");
        own.CertificateExtensions.Add(names.Build());
        using X509Certificate2 bare = own.Create(root, from, to, RandomNumberGenerator.GetBytes(8));
        return (bare.CopyWithPrivateKey(ownKey), root);
    }

    /// <summary>A ClientHello of one version without the extension that would offer others, with suites of all versions for an ECDSA key.</summary>
    private static byte[] Hello(byte minorVersion)
    {
        byte[] suites = [0xC0, 0x2B, 0xC0, 0x2C, 0xC0, 0x23, 0xC0, 0x09, 0xC0, 0x0A];
        byte[] extensions =
        [
            0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17, // supported_groups: secp256r1
            0x00, 0x0B, 0x00, 0x02, 0x01, 0x00, // ec_point_formats: uncompressed
            0x00, 0x0D, 0x00, 0x06, 0x00, 0x04, 0x04, 0x03, 0x02, 0x03, // signature_algorithms: ECDSA with SHA-256 and SHA-1
        ];
        byte[] body = [3, minorVersion, .. RandomNumberGenerator.GetBytes(32), 0, 0, (byte)suites.Length, .. suites, 1, 0, 0, (byte)extensions.Length, .. extensions];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [HandshakeRecord, 3, 1, 0, (byte)handshake.Length, .. handshake];
    }
}
