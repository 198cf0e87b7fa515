using System.Collections.Immutable;

namespace PrisonOps.Collectors.NameServers;

/// <summary>What a name server said.</summary>
/// <param name="Code">0 no error, 2 server failure, 3 no such name, 5 refused (RFC 1035, section 4.1.1).</param>
/// <param name="IsTruncated">It did not fit into a datagram; it is asked for over TCP.</param>
/// <param name="Values">Of the records of the type that was asked for, as texts.</param>
internal sealed record DnsReply(int Code, bool IsTruncated, ImmutableArray<string> Values);
