namespace PrisonOps.Ports.Dns;

/// <summary>The types of records that can be asked for; the numbers are those of the wire (RFC 1035, RFC 3596, RFC 2782).</summary>
public enum DnsRecordType
{
    A = 1,
    Ns = 2,
    Cname = 5,
    Soa = 6,
    ReverseName = 12,
    Mx = 15,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
}
