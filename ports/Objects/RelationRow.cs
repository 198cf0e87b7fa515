namespace PrisonOps.Ports.Objects;

/// <summary>One relation and its life; ended relations stay as history. Ports are given for connected-to.</summary>
public sealed record RelationRow(
    Guid Id, Guid FromId, string FromName, RelationType Type, Guid ToId, string ToName, string? FromPort, string? ToPort,
    DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, string CreatedBy);
