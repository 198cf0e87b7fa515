using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <param name="From">The sender's address.</param>
/// <param name="UserName">Null for a server that asks for none; the password is the channel's secret.</param>
/// <param name="To">Addresses that are told when a step names no people or a rule forwards to the channel.</param>
/// <param name="AuthorityPem">The certificate of the authority that signed the server's; null for those that the machine trusts.</param>
public sealed record EmailSettings(
    string Host, int Port, MailEncryption Encryption, string From, string? UserName, ImmutableArray<string> To, string? AuthorityPem);
