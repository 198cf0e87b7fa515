using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>Judges the certificate of a server by the name that it is known by, for the driver sees only the relay.</summary>
internal sealed class ShownCertificate(string host, string trust)
{
    /// <summary>Why it is not trusted, with its fingerprint; null when it is, or when none was shown.</summary>
    public string? Fault { get; private set; }

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return false;

        using var shown = new X509Certificate2(certificate);
        string fingerprint = $"sha256:{Convert.ToHexStringLower(shown.GetCertHash(HashAlgorithmName.SHA256))}";
        if (trust == "any" || string.Equals(Plain(trust), Plain(fingerprint), StringComparison.OrdinalIgnoreCase)) return true;

        string? wrong = (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) != SslPolicyErrors.None
            ? string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.Status).Distinct().DefaultIfEmpty(X509ChainStatusFlags.PartialChain))
            : shown.MatchesHostname(host) ? null : $"it is not for {host}";
        if (wrong is not null) Fault = $"its certificate is not trusted ({wrong}), so the password was not sent; its fingerprint is {fingerprint}";
        return wrong is null;
    }

    private static string Plain(string text) => text.Replace(":", "", StringComparison.Ordinal);
}
