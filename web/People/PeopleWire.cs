using PrisonOps.Ports.People;

namespace PrisonOps.Web.People;

internal static class PeopleWire
{
    public static Wire.AccountRow Row(AccountListItem item) => new(
        item.Id, item.UserName, item.DisplayName, item.Disabled, item.LockoutEnd, item.PasswordChangedAt, [.. item.Assignments.Select(Assignment)],
        item.Revision);

    public static Wire.Assignment Assignment(Assignment given) => new(
        given.Id, given.RoleCode, given.Place.Unit, given.Tier, given.ValidFrom, given.ValidTo, given.GrantedBy);

    public static Wire.PasswordPolicy Policy(PasswordPolicy policy) =>
        new(policy.LengthMin, policy.ClassesMin, policy.AgeMax.TotalDays, policy.HistoryLength);
}
