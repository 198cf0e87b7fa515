using System.Globalization;
using System.Text;

namespace PrisonOps.Web.People;

/// <summary>What a user name may be; names may be Chinese.</summary>
internal static class UserNames
{
    public const int LengthMax = 64;

    /// <summary>Why a name is refused; null when it is fine.</summary>
    public static string? Refusal(string name)
    {
        if (name.Length is 0 or > LengthMax) return $"'{name}' has {name.Length} characters; allowed are 1 to {LengthMax}.";
        if (name != name.Trim()) return $"'{name}' begins or ends with a space.";

        foreach (Rune rune in name.EnumerateRunes())
        {
            bool allowed = Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or '@' or ' ' or '·'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!allowed) return $"'{name}' contains '{rune}'; allowed are letters (Chinese too), digits, space and . - _ @ ·";
        }

        return null;
    }
}
