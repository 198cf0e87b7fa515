using PrisonOps.Ports;
using PrisonOps.Ports.People;

namespace PrisonOps.Web.People;

/// <summary>The written rules for a new password (clause 7.1.9 i); pure, so that every one of them is a plain test.</summary>
internal static class PasswordRules
{
    public const int LengthMax = 128;

    /// <summary>A shorter name occurs in a password by chance.</summary>
    private const int UserNameLengthMin = 3;

    /// <summary>Why a password is refused; null when it is fine. The password itself is never repeated.</summary>
    public static Refusal? Refuse(PasswordPolicy policy, string password, string userName)
    {
        if (password.Length < policy.LengthMin || password.Length > LengthMax)
        {
            return Refusal.Of(
                "password-length", "The password has {given} characters; allowed are {min} to {max}.",
                ("given", password.Length), ("min", policy.LengthMin), ("max", LengthMax));
        }

        int classes = Classes(password);
        if (classes < policy.ClassesMin)
        {
            return Refusal.Of(
                "password-classes", "The password has {given} of the classes upper case, lower case, digits and symbols; at least {min} are needed.",
                ("given", classes), ("min", policy.ClassesMin));
        }

        return userName.Length >= UserNameLengthMin && password.Contains(userName, StringComparison.OrdinalIgnoreCase)
            ? Refusal.Of("password-contains-name", "The password contains the user name.")
            : null;
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
