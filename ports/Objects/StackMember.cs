namespace PrisonOps.Ports.Objects;

public sealed record StackMember(ObjectListItem Item, StackVerdict Verdict);
