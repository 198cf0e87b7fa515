namespace PrisonOps.Web.Units;

internal sealed record UnitNames(string NameZh, string NameEn, long Revision);
