using PrisonOps.Ports.People;

namespace PrisonOps.Web.People;

/// <summary>The written rules for a new password (clause 7.1.9 i); pure, so that every one of them is a plain test.</summary>
internal static class PasswordRules
{
    public const int LengthMax = 128;

    /// <summary>A shorter name occurs in a password by chance.</summary>
    private const int UserNameLengthMin = 3;

    /// <summary>Why a password is refused; null when it is fine. The password itself is never repeated.</summary>
    public static string? Refusal(PasswordPolicy policy, string password, string userName)
    {
        if (password.Length < policy.LengthMin || password.Length > LengthMax)
        {
            return $"The password has {password.Length} characters; allowed are {policy.LengthMin} to {LengthMax}.";
        }

        int classes = Classes(password);
        if (classes < policy.ClassesMin)
        {
            return $"The password has {classes} of the classes upper case, lower case, digits and symbols; at least {policy.ClassesMin} are needed.";
        }

        return userName.Length >= UserNameLengthMin && password.Contains(userName, StringComparison.OrdinalIgnoreCase) ? "The password contains the user name." : null;
    }

    /// <summary>Upper case, lower case, digits, symbols; a letter without case (Chinese) counts as a symbol.</summary>
    public static int Classes(string password)
    {
        bool upper = false, lower = false, digit = false, symbol = false;
        foreach (char c in password)
        {
            if (char.IsUpper(c)) upper = true;
            else if (char.IsLower(c)) lower = true;
            else if (char.IsDigit(c)) digit = true;
            else symbol = true;
        }

        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (symbol ? 1 : 0);
    }
}
