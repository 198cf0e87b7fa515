namespace PrisonOps.Ports.Http;

/// <summary>What a server showed of itself.</summary>
/// <param name="IsNameWrong">It is not for the host that was asked.</param>
/// <param name="ChainFault">Why this machine does not trust its issuer; null when it does. A date that has passed is no fault of the chain.</param>
/// <param name="Fingerprint">SHA-256 in hexadecimal digits.</param>
public sealed record HttpCertificate(
    string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool IsNameWrong, string? ChainFault, string Fingerprint);
