namespace PrisonOps.Web.Wire;

public sealed record StackView(bool IsCut, IReadOnlyList<StackMember> Members);
