namespace PrisonOps.Web.Wire;

public sealed record PasswordPolicy(int LengthMin, int ClassesMin, double AgeMaxDays, int HistoryLength);
