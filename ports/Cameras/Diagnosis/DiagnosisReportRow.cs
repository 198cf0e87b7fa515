namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Cameras of one unit and class in a span of time. A camera without one finished round is undiagnosed and counts as neither good nor bad.</summary>
public sealed record DiagnosisReportRow(
    int UnitId, string UnitNameZh, string UnitNameEn, string ClassCode, int Cameras, int Diagnosed, int Good, int Abnormal, int Undiagnosed, int Rounds);
