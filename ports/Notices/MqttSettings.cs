namespace PrisonOps.Ports.Notices;

/// <param name="Topic">May hold {level}, the level of the most urgent alarm.</param>
/// <param name="UserName">Null for a broker that asks for none; the password is the channel's secret.</param>
public sealed record MqttSettings(string Host, int Port, bool Tls, string Topic, string? UserName, string? AuthorityPem);
