using PrisonOps.Ports;
using PrisonOps.Ports.People;

namespace PrisonOps.Storage.People;

/// <summary>What a password policy may ask for; the norm's figures are the lower ends (clause 7.1.9 i).</summary>
internal static class PasswordPolicyRules
{
    public static ChangeOutcome<PasswordPolicy>? Check(PasswordPolicy policy) => policy switch
    {
        { LengthMin: < 8 or > 64 } => Refused("lengthMin", $"{policy.LengthMin} characters were given; allowed are 8 to 64."),
        { ClassesMin: < 3 or > 4 } => Refused("classesMin", $"{policy.ClassesMin} character classes were given; allowed are 3 and 4."),
        { AgeMax.TotalDays: < 1 or > 366 } => Refused("ageMax", $"{policy.AgeMax.TotalDays} days were given; allowed are 1 to 366."),
        { HistoryLength: < 0 or > 24 } => Refused("historyLength", $"{policy.HistoryLength} passwords were given; allowed are 0 to 24."),
        _ => null,
    };

    private static ChangeOutcome<PasswordPolicy> Refused(string field, string reason) => ChangeOutcome.Refused<PasswordPolicy>(field, reason);
}
