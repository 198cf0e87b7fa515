namespace PrisonOps.Web.Wire;

public sealed record CommissioningProgress(int UnitId, string UnitNameZh, string UnitNameEn, int Pending, int Accepted, int ExpectedFault);
