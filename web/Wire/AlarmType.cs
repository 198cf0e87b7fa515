using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

/// <param name="Cause">Of ITU-T X.733.</param>
public sealed record AlarmType(string Code, ProbableCause Cause, string NameZh, string NameEn);
