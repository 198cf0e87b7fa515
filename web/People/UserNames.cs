using System.Globalization;
using System.Text;
using PrisonOps.Ports;

namespace PrisonOps.Web.People;

/// <summary>What a user name may be; names may be Chinese.</summary>
internal static class UserNames
{
    public const int LengthMax = 64;

    /// <summary>Why a name is refused; null when it is fine.</summary>
    public static Refusal? Refuse(string name)
    {
        if (name.Length is 0 or > LengthMax) return Refusals.Length(name.Length, 1, LengthMax);
        if (name != name.Trim()) return Refusal.Of("name-blanks", "'{given}' begins or ends with a space.", ("given", name));

        foreach (Rune rune in name.EnumerateRunes())
        {
            bool allowed = Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or '@' or ' ' or '·'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!allowed) return Refusal.Of("name-character", "'{given}' contains '{character}'; allowed are letters (Chinese too), digits, space and . - _ @ ·", ("given", name), ("character", rune));
        }

        return null;
    }
}
