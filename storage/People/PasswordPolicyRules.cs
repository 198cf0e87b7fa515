using PrisonOps.Ports;
using PrisonOps.Ports.People;

namespace PrisonOps.Storage.People;

/// <summary>What a password policy may ask for; the norm's figures are the lower ends (clause 7.1.9 i).</summary>
internal static class PasswordPolicyRules
{
    public static ChangeOutcome<PasswordPolicy>? Check(PasswordPolicy policy) => policy switch
    {
        { LengthMin: < 8 or > 64 } => Refused("lengthMin", Refusals.Range(policy.LengthMin, 8, 64)),
        { ClassesMin: < 3 or > 4 } => Refused("classesMin", Refusals.Range(policy.ClassesMin, 3, 4)),
        { AgeMax.TotalDays: < 1 or > 366 } => Refused("ageMaxDays", Refusals.Range(policy.AgeMax.TotalDays, 1, 366)),
        { HistoryLength: < 0 or > 24 } => Refused("historyLength", Refusals.Range(policy.HistoryLength, 0, 24)),
        _ => null,
    };

    private static ChangeOutcome<PasswordPolicy> Refused(string field, Refusal refusal) => ChangeOutcome.Refused<PasswordPolicy>(field, refusal);
}
