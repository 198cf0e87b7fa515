namespace PrisonOps.Ports.Dns;

/// <summary>What an object says of its name server: <c>{"query": "intranet.prison", "type": "a", "answer": "10.1.2.3"}</c>.</summary>
public sealed record DnsSettings
{
    public string Query { get; init; } = "localhost";

    public DnsRecordType Type { get; init; } = DnsRecordType.A;

    /// <summary>The value that one of the records must have; null: any answer is well.</summary>
    public string? Answer { get; init; }
}
