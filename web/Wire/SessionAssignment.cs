using PrisonOps.Ports.People;

namespace PrisonOps.Web.Wire;

public sealed record SessionAssignment(
    string Role, string RoleNameZh, string RoleNameEn, RoleClass RoleClass, int UnitId, DateTimeOffset? ValidTo);
