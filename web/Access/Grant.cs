using PrisonOps.Ports.People;

namespace PrisonOps.Web.Access;

/// <summary>An assignment together with the role that it gives.</summary>
internal sealed record Grant(Assignment Assignment, RoleRow Role)
{
    public bool IsValidAt(DateTimeOffset at) => Assignment.ValidFrom <= at && (Assignment.ValidTo is not { } end || end > at);
}
