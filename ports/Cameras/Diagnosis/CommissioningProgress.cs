namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record CommissioningProgress(int UnitId, string UnitNameZh, string UnitNameEn, int Pending, int Accepted, int ExpectedFault);
