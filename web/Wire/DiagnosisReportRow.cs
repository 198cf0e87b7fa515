namespace PrisonOps.Web.Wire;

public sealed record DiagnosisReportRow(
    int UnitId, string UnitNameZh, string UnitNameEn, string ClassCode, int Cameras, int Diagnosed, int Good, int Abnormal,
    int Undiagnosed, int Rounds, double? GoodRate);
